// Runs before anything else: the theme is set before the first paint, so that the style sheet names the
// dark colours once, and the language is made one that Intl knows (a WebView started with LANG=C says
// "C", and libraries then throw).
(function () {
  'use strict';
  window.drumlin = {};

  function usable(language) {
    try {
      return new Intl.NumberFormat(language) !== null;
    } catch (e) {
      return false;
    }
  }

  if (!navigator.language || !usable(navigator.language)) {
    Object.defineProperty(navigator, 'language', { get: function () { return 'en-US'; }, configurable: true });
    Object.defineProperty(navigator, 'languages', { get: function () { return ['en-US']; }, configurable: true });
  }

  // ---- the theme: what the address says, else what the reader chose, else what the system wears ----

  var KEY = 'drumlin.theme';
  var root = document.documentElement;
  var told = /[?&]theme=(light|dark)(&|$)/.exec(window.location.search);
  var system = window.matchMedia('(prefers-color-scheme: dark)');

  /** 'light', 'dark', or 'system' where nothing is kept; files and private windows may keep nothing. */
  function choice() {
    try {
      var kept = window.localStorage.getItem(KEY);
      return kept === 'light' || kept === 'dark' ? kept : 'system';
    } catch (e) {
      return 'system';
    }
  }

  function wear() {
    var kept = choice();
    root.setAttribute('data-theme', told ? told[1] : kept !== 'system' ? kept : system.matches ? 'dark' : 'light');
  }

  function choose(theme) {
    told = null;
    try {
      window.localStorage.setItem(KEY, theme);
    } catch (e) {
      root.setAttribute('data-theme', theme); // for this page alone
      return;
    }
    wear();
  }

  wear();
  if (!told) {
    system.addEventListener('change', wear);
    window.addEventListener('storage', wear);
  }
  window.drumlin.theme = { choice: choice, choose: choose };

  // The desktop shows this page inside its own window, which has the buttons and lists already. It says
  // so in the first address; the links of the page lead on without it. A report is a file, which has no
  // server to lead to.
  function embedded() {
    if (window.location.protocol === 'file:') {
      return true;
    }
    var said = /[?&]embedded(=|&|$)/.test(window.location.search);
    try {
      if (said) {
        window.sessionStorage.setItem('drumlin.embedded', 'yes');
      }
      return said || window.sessionStorage.getItem('drumlin.embedded') === 'yes';
    } catch (e) {
      return said;
    }
  }

  if (embedded()) {
    root.setAttribute('data-embedded', '');
  }
})();

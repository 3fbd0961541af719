// Runs before anything else: the theme is set before the first paint, and the language is made one
// that Intl knows (a WebView started with LANG=C says "C", and libraries then throw).
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

  var theme = /[?&]theme=(light|dark)(&|$)/.exec(window.location.search);
  if (theme) {
    document.documentElement.setAttribute('data-theme', theme[1]);
  }
})();

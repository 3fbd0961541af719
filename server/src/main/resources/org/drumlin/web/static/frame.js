// What stands around every page: the bar with the way to the other pages, who is signed in, the theme.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var el = dom.el;
  var api = drumlin.api;

  var THEMES = ['system', 'light', 'dark'];
  var SIGNS = { system: '◐', light: '☀', dark: '☾' };

  function isEmbedded() {
    return document.documentElement.hasAttribute('data-embedded');
  }

  /** Who asks: { id, name, role, guest, quota }; null on a server of one person, which has no accounts. */
  function whoAsks() {
    return api.get('/auth/me').then(null, function (f) {
      if (f.status === 404) {
        return null;
      }
      throw f;
    });
  }

  function link(href, text, here) {
    return el('a', { href: href, class: 'bar-link', 'aria-current': href === here ? 'page' : null }, [text]);
  }

  function themeButton() {
    var button = el('button', { type: 'button', id: 'theme', class: 'bar-button' });
    var say = function () {
      var now = drumlin.theme.choice();
      dom.setText(button, SIGNS[now]);
      button.setAttribute('aria-label', 'Theme: ' + now);
      button.title = 'Theme: ' + now + '. Click for ' + next(now) + '.';
    };
    button.addEventListener('click', function () {
      drumlin.theme.choose(next(drumlin.theme.choice()));
      say();
    });
    say();
    return button;
  }

  function next(theme) {
    return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  }

  /** Tells the server, forgets what this window kept, and leads to the sign-in page. */
  function signOut() {
    return api.open('/auth/logout').then(null, function (f) {
      if (f.status !== 401) {
        throw f;
      }
    }).then(function () {
      window.sessionStorage.clear();
      window.location.assign('/signin?left');
    });
  }

  function account(me, here) {
    var out = el('button', { type: 'button', id: 'sign-out', class: 'bar-button wide' }, ['Sign out']);
    out.addEventListener('click', function () { signOut().catch(complain); });
    var name = el('a', { href: '/account', class: 'bar-link bar-name', 'aria-current': here === '/account' ? 'page' : null,
      title: 'Account of ' + me.name }, [me.guest ? 'Guest' : String(me.name)]);
    return [name, out];
  }

  function draw(me, here) {
    var links = [link('/', 'Jobs', here), link('/new', 'New fit', here)];
    if (me && me.role === 'admin') {
      links.push(link('/admin', 'Admin', here));
    }
    dom.byId('bar').replaceChildren(
      el('nav', { class: 'bar-inner', 'aria-label': 'Drumlin' }, [
        el('a', { href: '/', class: 'brand', 'aria-label': 'Drumlin, all jobs' }, [mark(), el('span', { class: 'wide' }, ['Drumlin'])]),
        el('span', { class: 'bar-links' }, links),
        el('span', { class: 'bar-end' }, [themeButton()].concat(me ? account(me, here) : []))
      ]));
  }

  /** A drumlin: the hill that is steep on one side, as a curve that falls off. */
  function mark() {
    var svg = drumlin.svg.el('svg', { class: 'brand-mark', viewBox: '0 0 24 16', width: 24, height: 16, 'aria-hidden': 'true' });
    svg.appendChild(drumlin.svg.el('path', { d: 'M1 14.5C3.5 5 7 1.5 10 1.5c5 0 7.5 10 13 13z' }));
    return svg;
  }

  /** Says what went wrong where every page says it. */
  function complain(problem) {
    var words = problem instanceof api.Failure ? problem.words() : 'The page failed to do this; load it again.';
    if (!(problem instanceof api.Failure)) {
      window.console.error(problem);
    }
    var notice = dom.byId('notice');
    dom.show(notice, true);
    dom.setText(notice, words);
    notice.scrollIntoView({ block: 'nearest' });
  }

  function clear() {
    dom.show(dom.byId('notice'), false);
  }

  /** For screen readers: said once, politely. */
  function announce(text) {
    dom.setText(dom.byId('announcer'), text);
  }

  /** Draws the bar of the page at the address here; gives a promise of who asks. */
  function start(here) {
    window.addEventListener('pageshow', function (event) {
      if (event.persisted) { // back from the browser's memory, where streams have ended
        window.location.reload();
      }
    });
    if (isEmbedded()) {
      return Promise.resolve(null);
    }
    return whoAsks().then(function (me) {
      draw(me, here);
      return me;
    });
  }

  drumlin.frame = { start: start, signOut: signOut, complain: complain, clear: clear, announce: announce, isEmbedded: isEmbedded };
})(window.drumlin);

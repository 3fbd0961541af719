// Where one is signed in, and how that is ended from here.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var el = dom.el;
  var api = drumlin.api;
  var frame = drumlin.frame;

  function time(text) {
    var date = new Date(text);
    return isNaN(date.getTime()) ? '–' : date.toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  }

  function row(session) {
    var since = time(session.began);
    return el('tr', {}, [el('th', { scope: 'row' }, [since]), el('td', { 'data-label': 'Ends at the latest' }, [time(session.expires)]),
      el('td', { class: 'deeds' }, [session.current ? 'this one'
        : el('button', { type: 'button', 'data-session': session.id, 'data-since': since, 'aria-label': 'End the session since ' + since }, ['End'])])]);
  }

  function list() {
    return api.get('/auth/sessions').then(function (body) {
      dom.byId('sessions').replaceChildren(el('table', { class: 'numbers stacked' }, [el('caption', { class: 'hidden-text' }, ['Where you are signed in']),
        el('thead', {}, [el('tr', {}, ['Since', 'Ends at the latest', ''].map(function (h) { return el('th', { scope: 'col' }, [h]); }))]),
        el('tbody', {}, (body.sessions || []).map(row))]));
    });
  }

  function end(event) {
    var button = event.target.closest('button[data-session]');
    if (!button) {
      return;
    }
    drumlin.ask({
      title: 'End the session since ' + button.getAttribute('data-since') + '?', text: 'Whoever is signed in there has to sign in again.',
      no: 'Keep it', yes: 'End session'
    }).then(function (agreed) {
      return agreed ? api.remove('/auth/sessions/' + encodeURIComponent(button.getAttribute('data-session'))).then(list).then(function () {
        dom.byId('h-sessions').focus();
        frame.announce('The session is ended.');
      }) : null;
    }).catch(frame.complain);
  }

  /** Fills the list; call once. */
  function start() {
    dom.byId('sessions').addEventListener('click', end);
    return list();
  }

  drumlin.sessions = { start: start };
})(window.drumlin);

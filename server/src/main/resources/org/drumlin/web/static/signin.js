// The ways in: one form at a time; each leads back to where the reader wanted to go, as far as the server allows.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var api = drumlin.api;
  var fields = drumlin.fields;

  var WAYS = ['login', 'register', 'guest', 'recover', 'reset'];
  var OWN = /^\/(new|account|admin|jobs\/[A-Za-z0-9_-]+)?(\?[A-Za-z0-9_=&.-]*)?$/;

  var query = new URLSearchParams(window.location.search);
  var wanted = query.get('back');

  function go(back) {
    window.location.assign(back || '/');
  }

  function value(id) {
    return dom.byId(id).value;
  }

  // ---- which form ----

  function show(way) {
    WAYS.forEach(function (w) {
      dom.show(dom.byId(w), w === way);
      dom.show(document.querySelector('[data-to=' + w + ']'), w !== way);
    });
    dom.show(dom.byId('notice'), false);
    document.title = dom.byId(way).querySelector('h1').textContent + ' · Drumlin';
    var first = dom.byId(way).querySelector('input, button');
    first.focus();
  }

  function wayOfAddress() {
    var way = window.location.hash.slice(1);
    return WAYS.indexOf(way) >= 0 ? way : 'login';
  }

  // ---- what each sends, and what comes of it ----

  function request(body) {
    if (wanted !== null) {
      body.back = wanted;
    }
    return body;
  }

  function entered(reply) {
    if (reply && reply.recovery_key) {
      keep(reply.recovery_key, reply.back);
    } else {
      go(reply && reply.back);
    }
  }

  /** The key is shown this once; the way on is a button that says it is kept. */
  function keep(key, back) {
    WAYS.forEach(function (w) { dom.show(dom.byId(w), false); });
    dom.show(dom.byId('ways'), false);
    dom.show(dom.byId('done'), false);
    dom.show(dom.byId('kept'), true);
    document.title = 'Keep this key · Drumlin';
    dom.setText(dom.byId('recovery'), key);
    dom.byId('h-kept').focus();
    dom.byId('copy').addEventListener('click', function () { drumlin.secret.copy(dom.byId('recovery'), dom.byId('copied')); });
    dom.byId('go-on').addEventListener('click', function () { go(back); });
  }

  function changed() {
    dom.byId('reset').reset();
    show('login');
    done('The password is set. Sign in with it.');
  }

  function done(text) {
    dom.show(dom.byId('done'), true);
    dom.setText(dom.byId('done'), text);
  }

  /** { path, body, then } of each form, or the field that is missing or wrong: { control, text }. */
  var SENDS = {
    login: function () {
      return missing(['name', 'password']) || { path: '/auth/login', body: request({ name: value('name').trim(), password: value('password') }), then: entered };
    },
    register: function () {
      var body = { name: value('new-name').trim(), password: value('new-password') };
      if (value('invite').trim() !== '') {
        body.invitation = value('invite').trim();
      }
      return missing(['new-name', 'new-password']) || differ('new-password', 'new-again') || { path: '/auth/register', body: request(body), then: entered };
    },
    guest: function () {
      return { path: '/auth/guest', body: request({}), then: entered };
    },
    recover: function () {
      return missing(['key']) || { path: '/auth/recover', body: request({ recovery_key: value('key').trim() }), then: entered };
    },
    reset: function () {
      return missing(['token', 'reset-password']) || differ('reset-password', 'reset-again')
        || { path: '/auth/reset', body: { reset_token: value('token').trim(), new: value('reset-password') }, then: changed };
    }
  };

  function missing(ids) {
    var empty = ids.filter(function (id) { return value(id).trim() === ''; })[0];
    return empty ? { control: dom.byId(empty), text: 'This is needed.' } : null;
  }

  function differ(id, again) {
    return value(id) === value(again) ? null : { control: dom.byId(again), text: 'The two passwords differ. Type both again.' };
  }

  function complain(f) {
    var notice = dom.byId('notice');
    dom.show(notice, true);
    dom.setText(notice, f instanceof api.Failure ? f.words() : 'The page failed to do this; load it again.');
  }

  function submit(event) {
    event.preventDefault();
    var form = event.currentTarget;
    dom.show(dom.byId('notice'), false);
    dom.show(dom.byId('done'), false);
    fields.allRight(form);
    var send = SENDS[form.getAttribute('data-way')]();
    if (send.control) {
      fields.wrong(send.control, send.text);
      send.control.focus();
      return;
    }
    var button = form.querySelector('button[type=submit]');
    button.disabled = true;
    api.open(send.path, send.body).then(send.then, function (f) {
      if (!(f instanceof api.Failure) || !fields.place(form, f)) {
        complain(f);
      }
    }).then(function () { button.disabled = false; });
  }

  // ---- the page ----

  /** Ways that this server does not offer are not shown. */
  function offer(ways) {
    var closed = [];
    if (ways.registration === 'closed') {
      closed.push('register');
    }
    if (ways.guests === false) {
      closed.push('guest', 'recover');
    }
    dom.show(dom.byId('invite-field'), ways.registration === 'invite');
    closed.forEach(function (way) { document.querySelector('[data-to=' + way + ']').remove(); });
    WAYS = WAYS.filter(function (way) { return closed.indexOf(way) < 0; });
  }

  function start() {
    return api.get('/auth/ways').then(offer, function () { /* each way says itself when it is closed */ }).then(begin);
  }

  function begin() {
    WAYS.forEach(function (way) { dom.byId(way).addEventListener('submit', submit); });
    dom.byId('ways').addEventListener('click', function (event) {
      var button = event.target.closest('button');
      if (button) {
        window.history.replaceState(null, '', window.location.pathname + window.location.search + '#' + button.getAttribute('data-to'));
        dom.show(dom.byId('done'), false);
        show(button.getAttribute('data-to'));
      }
    });
    show(wayOfAddress());
    if (query.has('left')) {
      done('You are signed out.');
    }
    document.documentElement.setAttribute('data-ready', 'true');
  }

  /** Who was led here because a session ran out may have another for it: then nobody needs to type. */
  function main() {
    if (wanted === null || !OWN.test(wanted)) {
      start();
      return;
    }
    api.renew().then(function (renewed) {
      if (renewed) {
        window.location.replace(wanted);
      } else {
        start();
      }
    }, start);
  }

  main();
})(window.drumlin);

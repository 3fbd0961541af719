// The users of the server: role, disabled or not, a new password by a token that is shown once.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var el = dom.el;
  var n = drumlin.notation;
  var api = drumlin.api;
  var frame = drumlin.frame;
  var fields = drumlin.fields;

  var ROLES = [['user', 'user'], ['script', 'user with scripts'], ['admin', 'administrator']];

  var users = [];
  var me = null;

  function path(user, what) {
    return '/admin/users/' + encodeURIComponent(user.id) + '/' + what;
  }

  function name(user) {
    return user.guest ? 'Guest ' + user.id : String(user.name);
  }

  function roles(user) {
    return el('select', { 'data-deed': 'role', 'data-id': user.id, 'aria-label': 'Role of ' + name(user), disabled: user.id === me.id || user.guest },
      ROLES.map(function (r) { return el('option', { value: r[0], selected: r[0] === user.role }, [r[1]]); }));
  }

  function deed(user, key, text) {
    return el('button', { type: 'button', 'data-deed': key, 'data-id': user.id, 'aria-label': text + ' ' + name(user) }, [text]);
  }

  function row(user) {
    var now = new Date();
    var deeds = user.guest ? [] : [deed(user, 'reset', 'New password')];
    if (user.id !== me.id) {
      deeds.push(user.disabled ? deed(user, 'enable', 'Enable') : deed(user, 'disable', 'Disable'));
    }
    return el('tr', {}, [el('th', { scope: 'row', class: 'wrap' + (user.disabled ? ' off' : '') }, [name(user)]), el('td', {}, [roles(user)]),
      el('td', { class: 'number', 'data-label': 'Jobs' }, [n.count(user.jobs)]),
      el('td', { 'data-label': 'Since' }, [drumlin.jobwords.moment(user.created, now)]),
      el('td', { 'data-label': 'Seen' }, [user.seen ? drumlin.jobwords.moment(user.seen, now) : 'never']), el('td', {}, [user.disabled ? 'disabled' : '']),
      el('td', { class: 'deeds' }, deeds)]);
  }

  function draw() {
    var text = dom.byId('search').value.trim().toLowerCase();
    var found = users.filter(function (u) { return name(u).toLowerCase().indexOf(text) >= 0; });
    dom.patch(dom.byId('users'), el('div', {}, [found.length === 0 ? el('p', { class: 'none' }, ['No user has this name.'])
      : el('table', { class: 'numbers stacked' }, [el('caption', { class: 'hidden-text' }, ['Users']),
        el('thead', {}, [el('tr', {}, ['Name', 'Role', 'Jobs', 'Since', 'Seen', '', ''].map(function (h) {
          return el('th', { scope: 'col', class: h === 'Jobs' ? 'number' : null }, [h]);
        }))]), el('tbody', {}, found.map(row))])]));
    // A choice that was refused stands at what the server has.
    found.forEach(function (u) { dom.byId('users').querySelector('select[data-id="' + u.id + '"]').value = u.role; });
  }

  function load() {
    return api.get('/admin/users').then(function (body) {
      users = body.users;
      draw();
    });
  }

  function got(user) {
    users = users.map(function (u) { return u.id === user.id ? Object.assign({}, u, user) : u; });
    draw();
  }

  /** A token to be handed to somebody: shown once. */
  function hand(words, id, token, expires) {
    dom.byId('handed').replaceChildren(el('div', { class: 'fresh' }, [el('p', {}, [words
      + ' It is shown this once, and good until ' + new Date(expires).toLocaleString('en-GB') + '.'])].concat(drumlin.secret.shown(id, token))));
  }

  function reset(user) {
    return drumlin.ask({
      title: 'New password for ' + name(user) + '?',
      text: 'You get a token to hand over. Whoever has it sets a new password; the old one ends then, and all other windows are signed out.',
      no: 'Leave it', yes: 'Make a token'
    }).then(function (agreed) {
      return agreed ? api.post(path(user, 'reset')).then(function (made) {
        hand('The reset token of ' + name(user) + '. It is used at “I have a reset token” of the sign-in page.', 'reset-token', made.reset_token, made.expires);
      }) : null;
    });
  }

  function disable(user) {
    return drumlin.ask({
      title: 'Disable ' + name(user) + '?', text: 'The account is signed out everywhere and cannot sign in. Its jobs and files stay.',
      no: 'Leave it', yes: 'Disable account'
    }).then(function (agreed) { return agreed ? api.post(path(user, 'disable')).then(got) : null; });
  }

  function act(control) {
    var user = users.filter(function (u) { return u.id === control.getAttribute('data-id'); })[0];
    frame.clear();
    return {
      role: function () { return api.post(path(user, 'role'), { role: control.value }).then(got); },
      reset: function () { return reset(user); },
      disable: function () { return disable(user); },
      enable: function () { return api.post(path(user, 'enable')).then(got); }
    }[control.getAttribute('data-deed')]().catch(function (f) {
      frame.complain(f);
      draw();
    });
  }

  function create(event) {
    event.preventDefault();
    var form = event.currentTarget;
    frame.clear();
    fields.allRight(form);
    var typed = dom.byId('name').value.trim();
    if (typed === '') {
      fields.wrong(dom.byId('name'), 'This is needed.');
      dom.byId('name').focus();
      return;
    }
    api.post('/admin/users', { name: typed, role: dom.byId('role').value }).then(function (made) {
      form.reset();
      hand('The reset token of ' + made.name + ', who sets a password with it at “I have a reset token” of the sign-in page.', 'reset-token', made.reset_token, made.expires);
      return load();
    }).catch(function (f) {
      if (!(f instanceof api.Failure) || !fields.place(form, f)) {
        frame.complain(f);
      }
    });
  }

  function invite() {
    frame.clear();
    api.post('/admin/invitations').then(function (made) {
      hand('An invitation: whoever has it may make one account.', 'invitation', made.invitation, made.expires);
    }).catch(frame.complain);
  }

  function start(who) {
    me = who;
    dom.byId('search').addEventListener('input', draw);
    dom.byId('users').addEventListener('click', function (event) {
      var button = event.target.closest('button[data-deed]');
      if (button) {
        act(button);
      }
    });
    dom.byId('users').addEventListener('change', function (event) { act(event.target); });
    dom.byId('create').addEventListener('submit', create);
    dom.byId('invite').addEventListener('click', invite);
    return load();
  }

  drumlin.adminusers = { start: start, load: load, names: function () {
    return users.reduce(function (all, u) {
      all[u.id] = name(u);
      return all;
    }, {});
  } };
})(window.drumlin);

// The account: who one is, what one may use, the password, tokens for scripts.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var el = dom.el;
  var n = drumlin.notation;
  var api = drumlin.api;
  var frame = drumlin.frame;
  var fields = drumlin.fields;

  var ROLES = { user: 'user', script: 'user whose scripts may run', admin: 'administrator' };

  // ---- who, and how much ----

  function who(me) {
    dom.describe(dom.byId('who'), [['Name', me.guest ? 'Guest' : me.name], ['Role', me.guest ? 'guest' : ROLES[me.role] || me.role], ['Number', me.id]]);
    dom.show(dom.byId('guest-note'), !!me.guest);
    dom.show(dom.byId('password-panel'), !me.guest);
    dom.byId('user').value = me.name || '';
  }

  function line(name, used, most, write) {
    var known = n.isNumber(most) && most > 0;
    var part = known && n.isNumber(used) ? Math.min(1, used / most) : 0;
    var fill = el('span');
    fill.style.width = (100 * part).toFixed(1) + '%';
    return el('div', { class: 'quota-line' }, [
      el('p', {}, [el('span', {}, [name]), el('span', {}, [write(used) + (known ? ' of ' + write(most) : '')])]),
      el('span', { class: 'meter' + (part > 0.95 ? ' full' : ''), 'aria-hidden': 'true' }, known ? [fill] : [])]);
  }

  function quota(q) {
    var children = [];
    if (q && n.isNumber(q.jobs_used)) {
      children.push(line('Jobs on the server', q.jobs_used, q.jobs, n.count));
    }
    if (q && n.isNumber(q.disk_used)) {
      children.push(line('Disk', q.disk_used, q.disk, n.size));
    }
    if (q && n.isNumber(q.upload)) {
      children.push(el('p', { class: 'note' }, ['A file may have ' + n.size(q.upload) + '.']));
    }
    dom.byId('quota').replaceChildren.apply(dom.byId('quota'), children);
  }

  // ---- the password ----

  function changePassword(event) {
    event.preventDefault();
    var form = event.currentTarget;
    frame.clear();
    fields.allRight(form);
    var empty = ['old', 'new'].map(dom.byId).filter(function (c) { return c.value === ''; })[0];
    if (empty) {
      fields.wrong(empty, 'This is needed.');
      empty.focus();
      return;
    }
    if (dom.byId('new').value !== dom.byId('again').value) {
      fields.wrong(dom.byId('again'), 'The two passwords differ. Type both again.');
      dom.byId('again').focus();
      return;
    }
    api.post('/auth/password', { old: dom.byId('old').value, new: dom.byId('new').value }).then(function () {
      form.reset();
      dom.setText(dom.byId('password-said'), 'The password is changed. Other windows have to sign in again.');
    }, function (f) {
      if (!(f instanceof api.Failure) || !fields.place(form, f)) {
        frame.complain(f);
      }
    });
  }

  // ---- tokens ----

  function day(text) {
    var date = new Date(text);
    return text && !isNaN(date.getTime()) ? date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }) : '–';
  }

  function row(token) {
    return el('tr', {}, [el('th', { scope: 'row', class: 'wrap' }, [String(token.label)]), el('td', { 'data-label': 'Made' }, [day(token.created)]),
      el('td', { 'data-label': 'Good until' }, [day(token.expires)]), el('td', { 'data-label': 'Last used' }, [token.used ? day(token.used) : 'never']),
      el('td', { class: 'deeds' }, [el('button', { type: 'button', 'data-token': token.id, 'data-label': token.label, 'aria-label': 'Revoke ' + token.label }, ['Revoke'])])]);
  }

  function tokens() {
    return api.get('/auth/tokens').then(function (body) {
      var list = body.tokens || [];
      dom.byId('tokens').replaceChildren(list.length === 0 ? el('p', { class: 'none' }, ['There are none.'])
        : el('table', { class: 'numbers stacked' }, [el('caption', { class: 'hidden-text' }, ['Tokens for scripts']),
          el('thead', {}, [el('tr', {}, ['For', 'Made', 'Good until', 'Last used', ''].map(function (h) { return el('th', { scope: 'col' }, [h]); }))]),
          el('tbody', {}, list.map(row))]));
    });
  }

  function make(event) {
    event.preventDefault();
    var form = event.currentTarget;
    frame.clear();
    fields.allRight(form);
    var days = fields.number(dom.byId('days').value);
    if (dom.byId('label').value.trim() === '') {
      fields.wrong(dom.byId('label'), 'Say what it is for, so that you know it again.');
      dom.byId('label').focus();
      return;
    }
    if (!(days >= 1) || days !== Math.round(days)) {
      fields.wrong(dom.byId('days'), 'Should be a whole number of days.');
      dom.byId('days').focus();
      return;
    }
    api.post('/auth/tokens', { label: dom.byId('label').value.trim(), expires_days: days }).then(function (token) {
      dom.byId('label').value = '';
      dom.byId('made').replaceChildren(el('div', { class: 'fresh' }, [
        el('p', {}, ['The token of “' + token.label + '”. It is shown this once: copy it now.'])].concat(drumlin.secret.shown('token', token.token))));
      return tokens();
    }).catch(function (f) {
      if (!(f instanceof api.Failure) || !fields.place(form, f)) {
        frame.complain(f);
      }
    });
  }

  function revoke(event) {
    var button = event.target.closest('button[data-token]');
    if (!button) {
      return;
    }
    drumlin.ask({
      title: 'Revoke “' + button.getAttribute('data-label') + '”?', text: 'Scripts that show this token are refused from now on.',
      no: 'Keep it', yes: 'Revoke token'
    }).then(function (agreed) {
      return agreed ? api.remove('/auth/tokens/' + encodeURIComponent(button.getAttribute('data-token'))).then(tokens).then(function () {
        dom.byId('label').focus();
        frame.announce('The token is revoked.');
      }) : null;
    }).catch(frame.complain);
  }

  function start(me) {
    dom.show(dom.byId('none'), me === null);
    dom.show(dom.byId('content'), me !== null);
    dom.show(dom.byId('leave'), me !== null);
    if (me === null) {
      return null;
    }
    who(me);
    quota(me.quota);
    dom.byId('leave').addEventListener('click', function () { frame.signOut().catch(frame.complain); });
    dom.byId('password').addEventListener('submit', changePassword);
    dom.byId('make').addEventListener('submit', make);
    dom.byId('tokens').addEventListener('click', revoke);
    return Promise.all([tokens(), drumlin.sessions.start()]);
  }

  frame.start('/account').then(start).then(function () {
    document.documentElement.setAttribute('data-ready', 'true');
  }).catch(frame.complain);
})(window.drumlin);

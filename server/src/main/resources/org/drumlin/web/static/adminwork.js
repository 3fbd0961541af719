// The work of the server: who waits, who computes, how full the disk is; and the audit log.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var el = dom.el;
  var n = drumlin.notation;
  var api = drumlin.api;

  var EVERY = 5000;

  function table(caption, head, rows, blank) {
    return el('div', {}, [rows.length === 0 ? el('p', { class: 'none' }, [blank])
      : el('table', { class: 'numbers' }, [el('caption', { class: 'hidden-text' }, [caption]),
        el('thead', {}, [el('tr', {}, head.map(function (h) { return el('th', { scope: 'col', class: h[1] || null }, [h[0]]); }))]),
        el('tbody', {}, rows)])]);
  }

  function cells(first, rest) {
    return el('tr', {}, [el('th', { scope: 'row', class: 'wrap' }, [first])].concat(rest.map(function (c) {
      return el('td', { class: c[1] || null }, [c[0]]);
    })));
  }

  function userName(id) {
    return drumlin.adminusers.names()[id] || String(id || '–');
  }

  function queue(list) {
    dom.patch(dom.byId('queue'), table('The queue by user', [['User'], ['Waiting', 'number'], ['Running', 'number'], ['Oldest waits']],
      list.map(function (q) {
        return cells(q.name || userName(q.user), [[n.count(q.queued), 'number'], [n.count(q.running), 'number'],
          [q.oldest ? 'since ' + drumlin.jobwords.moment(q.oldest, new Date()) : '']]);
      }), 'Nothing waits and nothing runs.'));
  }

  function workers(list) {
    dom.patch(dom.byId('workers'), table('Workers', [['Worker'], ['Running', 'number'], ['Slots', 'number'], ['Heard of']],
      list.map(function (w) {
        return cells(String(w.worker || w.name || w.id), [[n.count(w.running), 'number'], [n.isNumber(w.slots) ? n.count(w.slots) : '–', 'number'],
          [w.seen ? drumlin.jobwords.moment(w.seen, new Date()) : '–']]);
      }), 'No server of the group takes jobs just now.'));
  }

  function disk(d) {
    var known = n.isNumber(d.total) && d.total > 0 && n.isNumber(d.free);
    var part = known ? 1 - d.free / d.total : 0;
    var fill = el('span');
    fill.style.width = (100 * part).toFixed(1) + '%';
    dom.byId('disk').replaceChildren(
      el('div', { class: 'quota-line' }, [
        el('p', {}, [el('span', {}, ['The disk of the data']), el('span', {}, [known ? n.size(d.free) + ' free of ' + n.size(d.total) : '–'])]),
        el('span', { class: 'meter' + (part > 0.95 ? ' full' : ''), 'aria-hidden': 'true' }, known ? [fill] : [])]),
      el('dl', {}, [].concat.apply([], [['Jobs', d.jobs], ['Uploads', d.files]].filter(function (p) { return n.isNumber(p[1]); }).map(function (p) {
        return [el('dt', {}, [p[0]]), el('dd', {}, [n.size(p[1])])];
      }))));
  }

  function overview() {
    return api.get('/admin/overview').then(function (o) {
      queue(o.queue || []);
      workers(o.workers || []);
      disk(o.disk || {});
    });
  }

  function entry(e) {
    return cells(String(e.time).replace('T', ' ').replace(/\.\d+Z|Z$/, ''), [[userName(e.user), 'wrap'], [String(e.action)],
      [drumlin.adminusers.names()[e.subject] || String(e.subject || ''), 'wrap'], [String(e.address || '')]]);
  }

  function audit() {
    return api.get('/admin/audit?limit=' + dom.byId('limit').value).then(function (body) {
      dom.patch(dom.byId('audit'), table('The audit log, newest first', [['Time, UTC'], ['Who'], ['What'], ['To what'], ['From']],
        (body.entries || []).map(entry), 'Nothing is in it yet.'));
    });
  }

  /** Looks again now and then, while the page is seen. */
  function start() {
    dom.byId('limit').addEventListener('change', function () { audit().catch(drumlin.frame.complain); });
    window.setInterval(function () {
      if (!document.hidden) {
        overview().catch(function () { /* said at the next thing that the reader does */ });
      }
    }, EVERY);
    return Promise.all([overview(), audit()]);
  }

  drumlin.adminwork = { start: start };
})(window.drumlin);

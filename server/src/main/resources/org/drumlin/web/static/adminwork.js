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
      : el('table', { class: 'numbers stacked' }, [el('caption', { class: 'hidden-text' }, [caption]),
        el('thead', {}, [el('tr', {}, head.map(function (h) { return el('th', { scope: 'col', class: h[1] || null }, [h[0]]); }))]),
        el('tbody', {}, rows)])]);
  }

  /** rest: [text, label on small screens, class] of each cell after the first. */
  function cells(first, rest) {
    return el('tr', {}, [el('th', { scope: 'row', class: 'wrap' }, [first])].concat(rest.map(function (c) {
      return el('td', { 'data-label': c[1], class: c[2] || null }, c[0] === '' ? [] : [c[0]]);
    })));
  }

  function userName(id) {
    return drumlin.adminusers.names()[id] || String(id || '–');
  }

  function queue(list) {
    dom.patch(dom.byId('queue'), table('The queue by user', [['User'], ['Waiting', 'number'], ['Running', 'number'], ['Oldest from']],
      list.map(function (q) {
        return cells(q.name || userName(q.user || q.owner), [[n.count(q.queued), 'Waiting', 'number'], [n.count(q.running), 'Running', 'number'],
          [q.oldest ? drumlin.jobwords.moment(q.oldest, new Date()) : '', 'Oldest from', 'wrap']]);
      }), 'Nothing waits and nothing runs.'));
  }

  function workers(list) {
    dom.patch(dom.byId('workers'), table('Workers', [['Server'], ['Fits', 'number'], ['Version'], ['Heard of']],
      list.map(function (w) {
        return cells(String(w.name), [[n.count(w.running) + ' of ' + n.count(w.slots), 'Fits', 'number'],
          [String(w.version || ''), 'Version'], [w.seen ? drumlin.jobwords.moment(w.seen, new Date()) : '', 'Heard of', 'wrap']]);
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
    return cells(String(e.time).replace('T', ' ').replace(/\.\d+Z|Z$/, ''), [[e.user ? userName(e.user) : '', 'Who', 'wrap'],
      [String(e.action), 'What'], [drumlin.adminusers.names()[e.subject] || String(e.subject || ''), 'To what', 'wrap'], [String(e.address || ''), 'From']]);
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

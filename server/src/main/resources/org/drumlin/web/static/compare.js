// This fit beside others of the hub: information criteria of models on the same data, and how they differ.
(function (drumlin) {
  'use strict';

  var n = drumlin.notation;
  var dom = drumlin.dom;
  var el = dom.el;

  var base = null;
  var jobs = [];
  // Fits in the table, this one first: { id, title, result }.
  var rows = [];

  /** The points of a fit as text: two fits compare only where these are one. */
  function data(result) {
    return (result.curves || []).map(function (c) {
      return JSON.stringify([c.likelihood || 'gaussian', c.q, c.I, c.dI || null]);
    }).sort().join();
  }

  function comparable(row) {
    return data(row.result) === data(rows[0].result);
  }

  function criterion(row, key) {
    var value = (row.result.criteria || {})[key];
    return n.isNumber(value) ? value : NaN;
  }

  /** The smallest of the fits to the same data. */
  function best(key) {
    return Math.min.apply(null, rows.filter(comparable).map(function (row) { return criterion(row, key); }).filter(n.isNumber));
  }

  function models(result) {
    var names = (result.curves || []).map(function (c) { return String(c.model_name || c.model); });
    return names.filter(function (name, i) { return names.indexOf(name) === i; }).join(', ');
  }

  function fixed(value) {
    return n.isNumber(value) ? value.toFixed(1).replace('-', '−') : '–';
  }

  // ---- the table ----

  function criteriaCells(row) {
    if (!comparable(row)) {
      return [el('td', { colspan: '4', class: 'poor' }, ['fitted to other points: not comparable'])];
    }
    return ['aic', 'bic'].reduce(function (cells, key) {
      var value = criterion(row, key);
      var above = value - best(key);
      return cells.concat([el('td', { class: 'number' }, [fixed(value)]),
        el('td', { class: 'number value' }, [above < 0.05 ? 'best' : n.isNumber(above) ? '+' + fixed(above) : '–'])]);
    }, []);
  }

  function line(row, i) {
    var r = row.result;
    return el('tr', {}, [
      el('th', { scope: 'row' }, [i === 0 ? row.title + ' (this fit)' : el('a', { href: '/jobs/' + encodeURIComponent(row.id) }, [row.title])]),
      el('td', {}, [models(r)]),
      el('td', { class: 'number' }, [n.count((r.parameters || []).length)]),
      el('td', { class: 'number' }, [n.number(r.chisq, 4)])].concat(criteriaCells(row), [
      el('td', {}, i === 0 ? [] : [el('button', { type: 'button', class: 'save', 'data-without': row.id,
        'aria-label': 'Leave out ' + row.title }, ['Leave out'])])]));
  }

  function table() {
    var head = [['Fit'], ['Model'], ['Fitted', 'number'], ['Reduced χ²', 'number'], ['AIC', 'number'], ['ΔAIC', 'number'],
      ['BIC', 'number'], ['ΔBIC', 'number'], ['']].map(function (h) { return el('th', { scope: 'col', class: h[1] || null }, [h[0]]); });
    return el('table', { class: 'numbers' }, [el('caption', { class: 'hidden-text' }, ['Fits compared']),
      el('thead', {}, [el('tr', {}, head)]), el('tbody', {}, rows.map(line))]);
  }

  function csvRows() {
    return {
      header: ['fit', 'model', 'fitted', 'dof', 'chisq', 'same_data', 'aic', 'delta_aic', 'bic', 'delta_bic'],
      rows: rows.map(function (row) {
        var r = row.result;
        var same = comparable(row);
        var pair = function (key) { return same ? [criterion(row, key), criterion(row, key) - best(key)] : [criterion(row, key), null]; };
        return [row.title, models(r), (r.parameters || []).length, r.dof, r.chisq, same ? 'yes' : 'no'].concat(pair('aic'), pair('bic'));
      })
    };
  }

  function show() {
    var others = jobs.filter(function (job) { return rows.every(function (row) { return row.id !== job.id; }); });
    dom.show(dom.byId('section-compare'), others.length > 0 || rows.length > 1);
    var select = dom.byId('compare-choice');
    dom.patch(select, el('select', {}, [el('option', { value: '' }, ['Choose a fit'])].concat(others.map(function (job) {
      return el('option', { value: job.id }, [[job.title || 'Untitled fit', (job.models || []).join(', '), job.method,
        n.isNumber(job.chisq) ? 'χ² ' + n.number(job.chisq, 4) : ''].filter(Boolean).join(' · ')]);
    }))));
    select.value = '';
    var several = rows.length > 1;
    dom.show(dom.byId('compare-result'), several);
    dom.patch(dom.byId('compare-table'), el('div', {}, several ? [table()] : []));
    drumlin.save.offer('compare-saves', several ? [drumlin.save.table('comparison', 'The comparison', csvRows)] : []);
  }

  // ---- which fits ----

  function get(path) {
    return drumlin.api.get(base + path);
  }

  function add(id) {
    var job = jobs.filter(function (j) { return j.id === id; })[0];
    if (!job) {
      return;
    }
    var said = dom.byId('compare-said');
    get('/' + encodeURIComponent(id) + '/result').catch(function () { return null; }).then(function (result) {
      dom.setText(said, result ? '' : 'The result of that fit cannot be read.');
      if (result) {
        rows.push({ id: id, title: job.title || 'Untitled fit', result: result });
      }
      show();
    });
  }

  function leaveOut(event) {
    var button = event.target.closest('button[data-without]');
    if (button) {
      rows = rows.filter(function (row) { return row.id !== button.getAttribute('data-without'); });
      show();
    }
  }

  /** Offers the hub's other fits beside this one, once it has ended. jobsUrl answers with their list. */
  function offer(jobsUrl, id, result) {
    var first = rows.length === 0;
    rows = [{ id: id, title: String(result.title || '') || 'Untitled fit', result: result }].concat(rows.slice(1));
    if (!first) {
      show();
      return;
    }
    base = jobsUrl;
    dom.byId('compare-choice').addEventListener('change', function (event) { add(event.target.value); });
    dom.byId('compare-table').addEventListener('click', leaveOut);
    get('').then(function (body) {
      jobs = ((body || {}).jobs || []).filter(function (job) {
        return job.id !== id && (job.state === 'finished' || job.state === 'stopped');
      });
      show();
    }, function () { /* the comparison is offered or not; the page stands without it */ });
  }

  drumlin.compare = { offer: offer };
})(window.drumlin);

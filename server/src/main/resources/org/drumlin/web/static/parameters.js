// The parameter tables: fitted with uncertainties and bounds, then tied, derived and fixed.
(function (drumlin) {
  'use strict';

  var n = drumlin.notation;
  var el = drumlin.dom.el;
  var words = drumlin.words;

  function cell(text, kind) {
    return el('td', { class: kind || null }, [text]);
  }

  function heading(text, title, kind) {
    return el('th', { scope: 'col', class: kind || null, title: title || null }, [text]);
  }

  /** Where the value sits between its bounds, from 0 to 1; null where a bound is missing. */
  function place(parameter) {
    var low = parameter.bounds ? parameter.bounds[0] : null;
    var high = parameter.bounds ? parameter.bounds[1] : null;
    if (!n.isNumber(low) || !n.isNumber(high) || high <= low || !n.isNumber(parameter.value)) {
      return null;
    }
    return Math.min(1, Math.max(0, (parameter.value - low) / (high - low)));
  }

  function boundsText(parameter) {
    var bounds = parameter.bounds || [null, null];
    var low = n.isNumber(bounds[0]);
    var high = n.isNumber(bounds[1]);
    return low && high ? n.number(bounds[0]) + ' … ' + n.number(bounds[1])
      : low ? 'from ' + n.number(bounds[0]) : high ? 'to ' + n.number(bounds[1]) : 'none';
  }

  function boundsCell(parameter) {
    var hit = words.boundHit(parameter);
    var at = place(parameter);
    var inner = [el('span', { class: 'bounds-text' }, [boundsText(parameter)])];
    if (at !== null) {
      var dot = el('span', { class: 'bounds-dot' });
      dot.style.left = (100 * at).toFixed(1) + '%';
      inner.unshift(el('span', { class: 'bounds-bar', 'aria-hidden': 'true' }, [dot]));
    }
    if (hit !== null) {
      var end = hit === 'low' ? 0 : 1;
      inner.push(el('span', { class: 'bounds-hit' },
        ['at its ' + (hit === 'low' ? 'lower' : 'upper') + ' bound ' + n.number((parameter.bounds || [])[end])]));
    }
    if (parameter.prior) {
      inner.push(el('span', { class: 'prior', title: 'Prior of ' + parameter.name }, [String(parameter.prior)]));
    }
    return el('td', { class: 'bounds' + (hit ? ' hit' : '') }, inner);
  }

  function diagnostic(value, text, good) {
    return el('td', { class: 'number' + (n.isNumber(value) && !good ? ' poor' : '') }, [text]);
  }

  // What a sampler knows of its draws: heading, hint, the cell of a parameter.
  var DIAGNOSTICS = [
    { key: 'mcse', head: 'MCSE', hint: 'Monte Carlo standard error of the mean: how far the sampling itself may be off',
      cell: function (p) { return diagnostic(p.mcse, n.number(p.mcse, 2), !(p.mcse > 0.1 * p.stderr)); } },
    { key: 'ess', head: 'ESS bulk', hint: 'Effective number of independent draws, for the mean',
      cell: function (p) { return diagnostic(p.ess, n.count(p.ess), p.ess >= 100); } },
    { key: 'ess_tail', head: 'ESS tail', hint: 'Effective number of independent draws, for the 5 and 95 % quantiles',
      cell: function (p) { return diagnostic(p.ess_tail, n.count(p.ess_tail), p.ess_tail >= 100); } },
    { key: 'rhat', head: 'R-hat', hint: 'Do the chains agree? Below 1.01 is good',
      cell: function (p) { return diagnostic(p.rhat, n.isNumber(p.rhat) ? p.rhat.toFixed(3) : '–', p.rhat <= 1.05); } }
  ];

  function valueCell(p, sampled) {
    var inner = [n.uncertain(p.value, p.stderr)];
    if (sampled && n.isNumber(p.mean)) {
      inner.push(el('span', { class: 'mean', title: 'Mean of the draws; the value above is the best point' },
        ['mean ' + n.rounded(p.mean, p.value, p.stderr)]));
    }
    return el('td', { class: 'number value' }, inner);
  }

  function fittedTable(result) {
    var sampled = words.sampled(result);
    var known = DIAGNOSTICS.filter(function (d) { return result.parameters.some(function (p) { return n.isNumber(p[d.key]); }); });
    var head = [heading('Parameter'), heading('Value', 'Value with the standard uncertainty in its last digits', 'number'),
      heading('Unit'), heading('68 %', '68 % interval', 'number'), heading('95 %', '95 % interval', 'number')]
      .concat(known.map(function (d) { return heading(d.head, d.hint, 'number'); }))
      .concat([heading(result.parameters.some(function (p) { return p.prior; }) ? 'Bounds, prior' : 'Bounds')]);
    var rows = result.parameters.map(function (p) {
      var cells = [el('th', { scope: 'row' }, [String(p.name)]), valueCell(p, sampled), cell(n.unit(p.unit)),
        cell(n.interval(p.p68, p.value, p.stderr), 'number'), cell(n.interval(p.p95, p.value, p.stderr), 'number')]
        .concat(known.map(function (d) { return d.cell(p); })).concat([boundsCell(p)]);
      return el('tr', { class: words.boundHit(p) ? 'hit' : null }, cells);
    });
    return el('table', {}, [
      el('caption', { class: 'hidden-text' }, ['Fitted parameters with uncertainties, intervals and bounds']),
      el('thead', {}, [el('tr', {}, head)]), el('tbody', {}, rows)]);
  }

  // ---- the same as CSV, in full ----

  var latest = null;

  function fittedRows() {
    return {
      header: ['parameter', 'unit', 'value', 'stderr', 'mean', 'median', 'p68_low', 'p68_high', 'p95_low', 'p95_high',
        'mcse', 'ess_bulk', 'ess_tail', 'rhat', 'bound_low', 'bound_high', 'at_bound', 'prior'],
      rows: latest.parameters.map(function (p) {
        return [String(p.name), p.unit === 'None' ? '' : p.unit, p.value, p.stderr, p.mean, p.median].concat(ends(p.p68), ends(p.p95),
          [p.mcse, p.ess, p.ess_tail, p.rhat], ends(p.bounds), [p.at_bound, p.prior]);
      })
    };
  }

  function ends(interval) {
    return [(interval || [])[0], (interval || [])[1]];
  }

  function derivedRows() {
    return {
      header: ['quantity', 'expression', 'value', 'stderr', 'p68_low', 'p68_high', 'p95_low', 'p95_high'],
      rows: latest.derived.map(function (d) {
        return [String(d.name), d.expression, d.value, d.stderr].concat(ends(d.p68), ends(d.p95));
      })
    };
  }

  function tiedRows() {
    return { header: ['parameter', 'expression', 'value'],
      rows: latest.tied.map(function (t) { return [String(t.name), t.expression, t.value]; }) };
  }

  function fixedRows() {
    return { header: ['parameter', 'value', 'unit'],
      rows: latest.fixed.map(function (f) { return [String(f.name), f.value, f.unit === 'None' ? '' : f.unit]; }) };
  }

  function smallTable(title, make, head, rows, whole) {
    return el('div', { class: whole ? 'whole' : null }, [el('div', { class: 'head' }, [el('h3', {}, [title]),
      el('span', { class: 'saves' }, [drumlin.save.table(title.toLowerCase(), title + ' values', make)])]), el('div', { class: 'scroll' }, [
      el('table', { class: 'numbers' }, [
        el('caption', { class: 'hidden-text' }, [title + ' parameters']),
        el('thead', {}, [el('tr', {}, head)]), el('tbody', {}, rows)])])]);
  }

  function derivedTable(derived) {
    var head = [heading('Quantity'), heading('Expression')].concat(['Value', '68 %', '95 %'].map(function (text) {
      return heading(text, null, 'number');
    }));
    return smallTable('Derived', derivedRows, head, derived.map(function (d) {
      return el('tr', {}, [el('th', { scope: 'row' }, [String(d.name)]),
        cell(d.expression ? '= ' + String(d.expression) : '', 'code'),
        el('td', { class: 'number value' }, [n.uncertain(d.value, d.stderr)]),
        cell(n.interval(d.p68, d.value, d.stderr), 'number'),
        cell(n.interval(d.p95, d.value, d.stderr), 'number')]);
    }), true);
  }

  function tiedTable(tied) {
    return smallTable('Tied', tiedRows, [heading('Parameter'), heading('Expression'), heading('Value', null, 'number')],
      tied.map(function (t) {
        return el('tr', {}, [el('th', { scope: 'row' }, [String(t.name)]), cell('= ' + String(t.expression), 'code'),
          cell(n.number(t.value), 'number')]);
      }));
  }

  // A layered model has hundreds: so many are shown until all are asked for.
  var FIXED_AT_FIRST = 8;
  var allFixed = false;

  function fixedTable(fixed) {
    var folded = !allFixed && fixed.length > FIXED_AT_FIRST + 1;
    var table = fixedRowsTable(folded ? fixed.slice(0, FIXED_AT_FIRST) : fixed);
    if (folded) {
      table.appendChild(el('p', {}, [el('button', { type: 'button', 'data-all': 'fixed' }, ['Show all ' + fixed.length + ' fixed values'])]));
    }
    return table;
  }

  function fixedRowsTable(fixed) {
    return smallTable('Fixed', fixedRows, [heading('Parameter'), heading('Value', null, 'number'), heading('Unit')],
      fixed.map(function (f) {
        return el('tr', {}, [el('th', { scope: 'row' }, [String(f.name)]),
          cell(typeof f.value === 'string' ? f.value : n.number(f.value), 'number'), cell(n.unit(f.unit))]);
      }));
  }

  function others() {
    var tables = [];
    if ((latest.derived || []).length > 0) {
      tables.push(derivedTable(latest.derived));
    }
    if ((latest.tied || []).length > 0) {
      tables.push(tiedTable(latest.tied));
    }
    if ((latest.fixed || []).length > 0) {
      tables.push(fixedTable(latest.fixed));
    }
    drumlin.dom.patch(drumlin.dom.byId('other-parameters'), el('div', {}, tables));
  }

  function start() {
    drumlin.dom.byId('other-parameters').addEventListener('click', function (event) {
      if (event.target.closest('[data-all]')) {
        allFixed = true;
        others();
      }
    });
  }

  function update(result) {
    var dom = drumlin.dom;
    latest = result;
    drumlin.save.offer('fitted-saves', [drumlin.save.table('parameters', 'Fitted parameters', fittedRows)]);
    dom.patch(dom.byId('fitted-table'), fittedTable(result));
    var note = String(result.uncertainty || '');
    dom.setText(dom.byId('uncertainty-note'),
      'Digits in brackets are the standard uncertainty of the last digits.' + (note ? ' Uncertainties: ' + words.sentence(note) : ''));
    others();
  }

  drumlin.parameters = { start: start, update: update };
})(window.drumlin);

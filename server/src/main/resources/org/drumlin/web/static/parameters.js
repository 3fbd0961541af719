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
    return el('td', { class: 'bounds' + (hit ? ' hit' : '') }, inner);
  }

  function diagnostic(value, text, good) {
    return el('td', { class: 'number' + (n.isNumber(value) && !good ? ' poor' : '') }, [text]);
  }

  function fittedTable(result) {
    var sampled = words.sampled(result);
    var head = [heading('Parameter'), heading('Value', 'Value with the standard uncertainty in its last digits', 'number'),
      heading('Unit'), heading('68 %', '68 % interval', 'number'), heading('95 %', '95 % interval', 'number')];
    if (sampled) {
      head.push(heading('R-hat', 'Do the chains agree? Below 1.01 is good', 'number'),
        heading('ESS', 'Effective number of independent samples', 'number'));
    }
    head.push(heading('Bounds'));
    var rows = result.parameters.map(function (p) {
      var cells = [
        el('th', { scope: 'row' }, [String(p.name)]),
        el('td', { class: 'number value' }, [n.uncertain(p.value, p.stderr)]),
        cell(n.unit(p.unit)),
        cell(n.interval(p.p68, p.value, p.stderr), 'number'),
        cell(n.interval(p.p95, p.value, p.stderr), 'number')];
      if (sampled) {
        cells.push(diagnostic(p.rhat, n.isNumber(p.rhat) ? p.rhat.toFixed(3) : '–', p.rhat <= 1.05),
          diagnostic(p.ess, n.count(p.ess), p.ess >= 100));
      }
      cells.push(boundsCell(p));
      return el('tr', { class: words.boundHit(p) ? 'hit' : null }, cells);
    });
    return el('table', {}, [
      el('caption', { class: 'hidden-text' }, ['Fitted parameters with uncertainties, intervals and bounds']),
      el('thead', {}, [el('tr', {}, head)]), el('tbody', {}, rows)]);
  }

  function smallTable(title, head, rows) {
    return el('div', {}, [el('h3', {}, [title]), el('div', { class: 'scroll' }, [
      el('table', { class: 'numbers' }, [
        el('caption', { class: 'hidden-text' }, [title + ' parameters']),
        el('thead', {}, [el('tr', {}, head)]), el('tbody', {}, rows)])])]);
  }

  function derivedTable(derived) {
    return smallTable('Derived', [heading('Quantity'), heading('Expression'), heading('Value', null, 'number'), heading('68 %', null, 'number'),
      heading('95 %', null, 'number')], derived.map(function (d) {
      return el('tr', {}, [el('th', { scope: 'row' }, [String(d.name)]),
        cell(d.expression ? '= ' + String(d.expression) : '', 'code'),
        el('td', { class: 'number value' }, [n.uncertain(d.value, d.stderr)]),
        cell(n.interval(d.p68, d.value, d.stderr), 'number'), cell(n.interval(d.p95, d.value, d.stderr), 'number')]);
    }));
  }

  function tiedTable(tied) {
    return smallTable('Tied', [heading('Parameter'), heading('Expression'), heading('Value', null, 'number')],
      tied.map(function (t) {
        return el('tr', {}, [el('th', { scope: 'row' }, [String(t.name)]), cell('= ' + String(t.expression), 'code'),
          cell(n.number(t.value), 'number')]);
      }));
  }

  function fixedTable(fixed) {
    return smallTable('Fixed', [heading('Parameter'), heading('Value', null, 'number'), heading('Unit')],
      fixed.map(function (f) {
        return el('tr', {}, [el('th', { scope: 'row' }, [String(f.name)]),
          cell(typeof f.value === 'string' ? f.value : n.number(f.value), 'number'), cell(n.unit(f.unit))]);
      }));
  }

  function update(result) {
    var dom = drumlin.dom;
    dom.patch(dom.byId('fitted-table'), fittedTable(result));
    var note = String(result.uncertainty || '');
    dom.setText(dom.byId('uncertainty-note'),
      'Digits in brackets are the standard uncertainty of the last digits.' + (note ? ' Uncertainties: ' + words.sentence(note) : ''));
    var others = [];
    if ((result.derived || []).length > 0) {
      others.push(derivedTable(result.derived));
    }
    if ((result.tied || []).length > 0) {
      others.push(tiedTable(result.tied));
    }
    if ((result.fixed || []).length > 0) {
      others.push(fixedTable(result.fixed));
    }
    dom.patch(dom.byId('other-parameters'), el('div', {}, others));
  }

  drumlin.parameters = { update: update };
})(window.drumlin);

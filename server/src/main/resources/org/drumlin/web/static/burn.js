// Another burn-in, tried on the traces of the result: what the numbers would be.
(function (drumlin) {
  'use strict';

  var n = drumlin.notation;
  var dom = drumlin.dom;
  var el = dom.el;

  var last = null;
  var wanted = null;
  var moved = function () { /* set by start */ };

  /** Generations that the fit itself left out. */
  function used() {
    var chains = last.chains || {};
    var option = ((last.method || {}).options || {}).burn;
    return n.isNumber(chains.burn) ? chains.burn : n.isNumber(option) ? option : 0;
  }

  function chosen() {
    return wanted === null ? used() : wanted;
  }

  function end() {
    var generation = last.traces.generation;
    return generation[generation.length - 1];
  }

  /** The rows of each traced chain after the burn-in; empty where fewer than four are left. */
  function kept(name) {
    var t = last.traces;
    var from = t.generation.filter(function (g) { return g <= chosen(); }).length;
    return t.generation.length - from < 4 ? [] : t.values[name].map(function (row) { return row.slice(from); });
  }

  function summaries() {
    return last.parameters.filter(function (p) { return !!last.traces.values[p.name] && kept(p.name).length > 0; }).map(function (p) {
      return { parameter: p, again: drumlin.summary.of(kept(p.name)) };
    });
  }

  function table(list) {
    var head = ['Parameter', 'Mean', 'Unit', '68 %', '95 %', 'R-hat', 'In the result'].map(function (text, i) {
      return el('th', { scope: 'col', class: i === 0 || i === 2 ? null : 'number' }, [text]);
    });
    return el('table', { class: 'numbers' }, [
      el('caption', { class: 'hidden-text' }, ['The parameters from the traces after another burn-in']),
      el('thead', {}, [el('tr', {}, head)]),
      el('tbody', {}, list.map(function (s) {
        var p = s.parameter;
        return el('tr', {}, [
          el('th', { scope: 'row' }, [String(p.name)]),
          el('td', { class: 'number value' }, [n.uncertain(s.again.mean, s.again.stderr)]),
          el('td', {}, [n.unit(p.unit)]),
          el('td', { class: 'number' }, [n.interval(s.again.p68, s.again.mean, s.again.stderr)]),
          el('td', { class: 'number' }, [n.interval(s.again.p95, s.again.mean, s.again.stderr)]),
          el('td', { class: 'number' }, [n.isNumber(s.again.rhat) ? s.again.rhat.toFixed(3) : '–']),
          el('td', { class: 'number' }, [n.uncertain(p.mean, p.stderr)])]);
      }))]);
  }

  function rows() {
    return {
      header: ['parameter', 'burn', 'mean', 'stderr', 'p68_low', 'p68_high', 'p95_low', 'p95_high', 'rhat'],
      rows: summaries().map(function (s) {
        return [String(s.parameter.name), chosen(), s.again.mean, s.again.stderr].concat(s.again.p68, s.again.p95, [s.again.rhat]);
      })
    };
  }

  function shortcut(text, generation) {
    return el('button', { type: 'button', 'data-burn': String(generation), 'aria-pressed': String(chosen() === generation) }, [text]);
  }

  function shortcuts() {
    var found = (last.chains || {}).burn_found;
    var all = [shortcut('as used: ' + n.count(used()), used())];
    if (n.isNumber(found) && found !== used()) {
      all.push(shortcut('as found: ' + n.count(found), found));
    }
    dom.patch(dom.byId('burn-shortcuts'), el('span', {}, all));
  }

  function show() {
    var input = dom.byId('burn-input');
    var slider = dom.byId('burn-slider');
    [input, slider].forEach(function (field) {
      field.max = String(Math.floor(end()));
      if (document.activeElement !== field || field.type === 'range') {
        field.value = String(chosen());
      }
    });
    shortcuts();
    var different = chosen() !== used();
    var list = different ? summaries() : [];
    dom.show(dom.byId('burn-result'), different);
    dom.patch(dom.byId('burn-table'), el('div', {}, list.length > 0 ? [table(list)] : []));
    if (different) {
      drumlin.save.offer('burn-saves', [drumlin.save.table('burn-' + chosen(), 'These values', rows)]);
      dom.setText(dom.byId('burn-note'), list.length > 0 ? note() : 'Too little is left after generation ' + n.count(chosen()) + ' to say anything.');
    }
  }

  function note() {
    var t = last.traces;
    var count = kept(Object.keys(t.values)[0])[0].length;
    return 'A preview from what the result keeps of the way: ' + n.count(count) + ' generations of ' + t.values[Object.keys(t.values)[0]].length
      + ' chains. The values above, the plots and the files stay as they are; for those run the fit again with "burn": ' + chosen()
      + ' in its method.';
  }

  function choose(generation) {
    if (n.isNumber(generation) && generation >= 0) {
      wanted = Math.round(Math.min(generation, end()));
      wanted = wanted === used() ? null : wanted;
      show();
      moved();
    }
  }

  function update(result) {
    last = result;
    var has = !!result.traces && !!result.traces.generation && result.traces.generation.length > 1 && result.status !== 'running';
    dom.show(dom.byId('burn'), has);
    if (has) {
      show();
    }
  }

  /** then: called when another burn-in was chosen. */
  function start(then) {
    moved = then;
    ['burn-input', 'burn-slider'].forEach(function (id) {
      dom.byId(id).addEventListener('input', function (event) {
        if (event.target.value !== '') {
          choose(Number(event.target.value));
        }
      });
    });
    dom.byId('burn-shortcuts').addEventListener('click', function (event) {
      var button = event.target.closest('button');
      if (button) {
        choose(Number(button.getAttribute('data-burn')));
      }
    });
  }

  drumlin.burn = { start: start, update: update, chosen: chosen };
})(window.drumlin);

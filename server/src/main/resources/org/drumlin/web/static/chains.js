// The chains of a sampler: acceptance and depth of each, outliers by name, and the traces.
(function (drumlin) {
  'use strict';

  var n = drumlin.notation;
  var dom = drumlin.dom;
  var el = dom.el;
  var figure = drumlin.figure;

  var last = null;
  var chosen = null;

  // ---- what is known of each chain ----

  function percent(x) {
    return n.number(100 * x, 3) + '\u202f%';
  }

  function listed(numbers) {
    return numbers.length < 2 ? numbers.join('') : numbers.slice(0, -1).join(', ') + ' and ' + numbers[numbers.length - 1];
  }

  function words(chains) {
    var rates = (chains.acceptance || []).filter(n.isNumber);
    var parts = [];
    if (rates.length > 0) {
      parts.push(rates.length + ' chains, which took ' + percent(Math.min.apply(null, rates)) + ' to '
        + percent(Math.max.apply(null, rates)) + ' of their steps.');
    }
    if (n.isNumber(chains.burn)) {
      parts.push('The first ' + n.count(chains.burn) + ' generations were left out; ' + (n.isNumber(chains.burn_found)
        ? 'the chains look settled from generation ' + n.count(chains.burn_found) + (chains.burn_found > chains.burn ? ', later than that.' : '.')
        : 'the chains never look settled.'));
    }
    return parts.join(' ');
  }

  function outlierWords(chains) {
    var out = chains.outliers || [];
    if (out.length === 0) {
      return '';
    }
    return (out.length === 1 ? 'Chain ' + out[0] + ' lies' : 'Chains ' + listed(out) + ' lie')
      + ' far below the others in likelihood. ' + (out.length === 1 ? 'It is' : 'They are')
      + ' part of every number here; a longer burn-in may bring ' + (out.length === 1 ? 'it' : 'them') + ' to the others.';
  }

  function bars(values, title, outliers) {
    return function (c) {
      return {
        data: [{
          type: 'scatter', mode: 'markers', x: values.map(function (v, i) { return i; }), y: values,
          marker: { size: 7, color: values.map(function (v, i) { return outliers.indexOf(i) >= 0 ? c.bad : c.data; }),
            symbol: values.map(function (v, i) { return outliers.indexOf(i) >= 0 ? 'x' : 'circle'; }) },
          hovertemplate: 'chain %{x}: %{y:.4g}<extra></extra>'
        }],
        layout: {
          margin: { l: 64, r: 16, t: 8, b: 48 },
          xaxis: figure.axis(c, 'chain', { range: [-0.7, values.length - 0.3], minor: { ticks: '' }, tickformat: 'd',
            nticks: Math.min(values.length + 1, 12) }),
          yaxis: figure.axis(c, title, { nticks: 5 })
        }
      };
    };
  }

  function each(chains) {
    var outliers = chains.outliers || [];
    [['acceptance', 'acceptance', 'Part of the steps that each chain took'],
      ['mean_nllf', 'mean −ln likelihood', 'Mean negative log-likelihood of each chain']].forEach(function (one) {
      var values = chains[one[0]] || [];
      var id = 'chain-' + one[0].replace('_', '-');
      dom.show(dom.byId(id + '-panel'), values.length > 0);
      if (values.length > 0) {
        drumlin.save.offer(id + '-saves', drumlin.save.plot(id + '-plot', one[2]));
        figure.draw(dom.byId(id + '-plot'), id, one[2] + (outliers.length ? '; outliers: ' + outliers.join(', ') : ''),
          bars(values, one[1], outliers), 'quiet');
      }
    });
  }

  function rows() {
    var chains = last.chains;
    return {
      header: ['chain', 'acceptance', 'mean_nllf', 'outlier'],
      rows: (chains.acceptance || []).map(function (a, i) {
        return [i, a, (chains.mean_nllf || [])[i], (chains.outliers || []).indexOf(i) >= 0 ? 'yes' : 'no'];
      })
    };
  }

  function perChain(chains) {
    dom.show(dom.byId('chains-words'), !!chains);
    dom.show(dom.byId('chains-each'), !!chains && (chains.acceptance || []).length > 0);
    var outliers = chains ? outlierWords(chains) : '';
    dom.show(dom.byId('chains-outliers'), outliers !== '');
    dom.setText(dom.byId('chains-outliers'), outliers);
    if (chains) {
      dom.setText(dom.byId('chains-words'), words(chains));
      drumlin.save.offer('chains-saves', [drumlin.save.table('chains', 'Chains', rows)]);
      each(chains);
    }
  }

  // ---- traces ----

  /** The range of the chains after the burn-in, with room; the way there may run out of it. */
  function settled(chains, generation, burn) {
    var kept = chains.reduce(function (all, values) {
      return all.concat(values.filter(function (v, i) { return generation[i] > burn && n.isNumber(v); }));
    }, []);
    var low = Math.min.apply(null, kept);
    var high = Math.max.apply(null, kept);
    var room = 0.25 * (high - low);
    return kept.length > 1 && room > 0 ? [low - room, high + room] : undefined;
  }

  function mark(x, c, text) {
    return {
      shape: { type: 'line', x0: x, x1: x, yref: 'paper', y0: 0, y1: 1, line: { color: c.muted, width: 1, dash: 'dash' } },
      note: { x: x, xanchor: 'left', yref: 'paper', y: 1, yanchor: 'top', showarrow: false, text: ' ' + text, font: { color: c.muted } }
    };
  }

  function make(c) {
    var parameter = last.parameters.filter(function (p) { return p.name === chosen; })[0] || {};
    var unit = n.unit(parameter.unit);
    var t = last.traces;
    var burn = drumlin.burn.chosen();
    var shown = burn > t.generation[0];
    var end = mark(burn, c, 'burn-in ends');
    return {
      data: t.values[chosen].map(function (values, i) {
        return { type: 'scatter', mode: 'lines', x: t.generation, y: values, opacity: 0.7,
          line: { color: c.series[i % 6], width: 1 }, name: 'chain ' + ((t.chains || [])[i]) };
      }),
      layout: {
        margin: { l: 64, r: 16, t: 8, b: 48 },
        xaxis: figure.axis(c, 'generation'),
        yaxis: figure.axis(c, figure.plain(chosen) + (unit ? ' (' + unit + ')' : ''), {
          range: settled(t.values[chosen], t.generation, shown ? burn : -1) }),
        shapes: shown ? [end.shape] : [], annotations: shown ? [end.note] : [], uirevision: chosen + burn
      }
    };
  }

  function traceRows() {
    var t = last.traces;
    var names = Object.keys(t.values);
    var list = [];
    (t.chains || []).forEach(function (chain, k) {
      t.generation.forEach(function (g, i) {
        list.push([chain, g].concat(names.map(function (name) { return t.values[name][k][i]; })));
      });
    });
    return { header: ['chain', 'generation'].concat(names), rows: list };
  }

  function traces() {
    var has = !!last.traces && Object.keys(last.traces.values || {}).length > 0;
    dom.show(dom.byId('traces'), has);
    if (!has) {
      return;
    }
    var names = Object.keys(last.traces.values);
    chosen = names.indexOf(chosen) < 0 ? names[0] : chosen;
    var select = dom.byId('trace-choice');
    dom.patch(select, el('select', {}, names.map(function (name) { return el('option', { value: name }, [name]); })));
    select.value = chosen;
    drumlin.save.offer('trace-saves', [drumlin.save.table('traces', 'Traces', traceRows)].concat(drumlin.save.plot('trace-plot', 'Trace')));
    figure.draw(dom.byId('trace-plot'), 'trace-' + drumlin.save.slug(chosen), 'Trace of ' + chosen
      + ' over the generations, one line a chain', make);
  }

  function update(result) {
    last = result;
    dom.show(dom.byId('section-chains'), !!result.chains || !!result.traces);
    perChain(result.chains);
    drumlin.burn.update(result);
    traces();
  }

  function start() {
    dom.byId('trace-choice').addEventListener('change', function (event) {
      chosen = event.target.value;
      traces();
    });
    drumlin.burn.start(traces);
  }

  drumlin.chains = { start: start, update: update };
})(window.drumlin);

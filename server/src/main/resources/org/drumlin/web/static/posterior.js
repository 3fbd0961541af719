// What a sampler leaves: marginal histograms, traces; and the convergence of chisq of any method.
(function (drumlin) {
  'use strict';

  var n = drumlin.notation;
  var dom = drumlin.dom;
  var figure = drumlin.figure;

  var last = null;
  var chosenTrace = null;

  // ---- marginals ----

  function line(x, colour, width, dash) {
    return { type: 'line', x0: x, x1: x, yref: 'paper', y0: 0, y1: 1, line: { color: colour, width: width, dash: dash } };
  }

  function marginal(p) {
    return function (c) {
      var edges = p.histogram.edges;
      var shapes = [];
      if (p.p68) {
        shapes.push({ type: 'rect', x0: p.p68[0], x1: p.p68[1], yref: 'paper', y0: 0, y1: 1, fillcolor: c.band,
          line: { width: 0 }, layer: 'below' });
      }
      (p.p95 || []).forEach(function (x) { shapes.push(line(x, c.muted, 1, 'dash')); });
      shapes.push(line(p.value, c.theory, 2, 'solid'));
      return {
        data: [{
          type: 'bar', x: edges.slice(1).map(function (e, i) { return (e + edges[i]) / 2; }), y: p.histogram.counts,
          width: edges.slice(1).map(function (e, i) { return e - edges[i]; }), marker: { color: c.data, line: { width: 0 } }
        }],
        layout: {
          shapes: shapes, bargap: 0, margin: { l: 12, r: 12, t: 4, b: 32 },
          xaxis: figure.axis(c, '', { nticks: Math.abs(p.value) < 1e-3 ? 4 : 6, minor: { ticks: '' }, exponentformat: 'power', automargin: false }),
          yaxis: figure.axis(c, '', { showticklabels: false, ticks: '', minor: { ticks: '' }, rangemode: 'tozero', automargin: false })
        }
      };
    };
  }

  function marginals(result) {
    var shown = result.parameters.filter(function (p) { return p.histogram && p.histogram.counts; });
    dom.show(dom.byId('section-marginals'), shown.length > 0);
    var holder = dom.byId('marginals');
    while (holder.children.length > shown.length) {
      holder.removeChild(holder.lastChild);
    }
    while (holder.children.length < shown.length) {
      holder.appendChild(dom.el('figure', { class: 'tile' }, [
        dom.el('figcaption', {}, [dom.el('strong', {}, ['']), ' ', dom.el('span', {}, [''])]),
        dom.el('div', { class: 'plot plot-tile' })]));
    }
    shown.forEach(function (p, i) {
      var tile = holder.children[i];
      var unit = n.unit(p.unit);
      dom.setText(tile.querySelector('strong'), String(p.name));
      dom.setText(tile.querySelector('span'), n.uncertain(p.value, p.stderr) + (unit ? ' ' + unit : ''));
      figure.draw(tile.querySelector('.plot'), 'drumlin-' + i, 'Distribution of ' + p.name + ': 68 % within '
        + n.interval(p.p68, p.value, p.stderr), marginal(p), true);
    });
  }

  // ---- traces ----

  /** The range of the chains after the burn-in, with room; the way there may run out of it. */
  function settled(chains, generation, burn) {
    var kept = chains.reduce(function (all, values) {
      return all.concat(values.filter(function (v, i) { return generation[i] >= burn && n.isNumber(v); }));
    }, []);
    var low = Math.min.apply(null, kept);
    var high = Math.max.apply(null, kept);
    var room = 0.25 * (high - low);
    return kept.length > 1 && room > 0 ? [low - room, high + room] : undefined;
  }

  function traces(result) {
    var has = result.traces && result.traces.values && Object.keys(result.traces.values).length > 0;
    dom.show(dom.byId('section-traces'), !!has);
    if (!has) {
      return;
    }
    var names = Object.keys(result.traces.values);
    if (names.indexOf(chosenTrace) < 0) {
      chosenTrace = names[0];
    }
    var select = dom.byId('trace-choice');
    dom.patch(select, dom.el('select', {}, names.map(function (name) {
      return dom.el('option', { value: name }, [name]);
    })));
    select.value = chosenTrace;
    var parameter = result.parameters.filter(function (p) { return p.name === chosenTrace; })[0] || {};
    var unit = n.unit(parameter.unit);
    figure.draw(dom.byId('trace-plot'), 'drumlin-trace', 'Trace of ' + chosenTrace + ' over the generations, one line a chain',
      function (c) {
        var chains = result.traces.values[chosenTrace];
        var burn = ((result.method || {}).options || {}).burn;
        var ends = n.isNumber(burn) && burn > 0 && burn > result.traces.generation[0];
        var y = figure.axis(c, figure.plain(chosenTrace) + (unit ? ' (' + unit + ')' : ''));
        y.range = settled(chains, result.traces.generation, ends ? burn : -1);
        return {
          data: chains.map(function (values, i) {
            return { type: 'scatter', mode: 'lines', x: result.traces.generation, y: values, opacity: 0.7,
              line: { color: c.series[i % 6], width: 1 }, name: 'chain ' + ((result.traces.chains || [])[i]) };
          }),
          layout: {
            xaxis: figure.axis(c, 'generation'),
            yaxis: y,
            shapes: ends ? [line(burn, c.muted, 1, 'dash')] : [],
            annotations: ends ? [{ x: burn, xanchor: 'left', yref: 'paper', y: 1, yanchor: 'top', showarrow: false,
              text: ' burn-in ends', font: { color: c.muted } }] : [],
            uirevision: chosenTrace
          }
        };
      });
  }

  // ---- convergence ----

  function convergence(result) {
    var g = result.convergence;
    var has = g && g.evaluation && g.evaluation.length > 1;
    dom.show(dom.byId('section-convergence'), !!has);
    if (!has) {
      return;
    }
    figure.draw(dom.byId('convergence-plot'), 'drumlin-convergence', 'Reduced chi squared against evaluations: from '
      + n.number(g.best[0], 4) + ' to ' + n.number(g.best[g.best.length - 1], 4), function (c) {
      var data = [];
      var add = function (y, more) {
        if (y && y.some(n.isNumber)) {
          data.push(Object.assign({ type: 'scatter', mode: 'lines', x: g.evaluation, y: y }, more));
        }
      };
      add(g.high, { line: { width: 0 }, name: 'highest', hoverinfo: 'skip', showlegend: false });
      add(g.low, { line: { width: 0 }, fill: data.length ? 'tonexty' : 'none', fillcolor: c.band, name: '16 to 84 % of the chains', hoverinfo: 'skip' });
      add(g.median, { line: { color: c.data, width: 1.5 }, name: 'median of the chains' });
      add(g.best, { line: { color: c.theory, width: 2 }, mode: g.evaluation.length < 30 ? 'lines+markers' : 'lines', name: 'best' });
      return {
        data: data,
        layout: {
          showlegend: true, legend: { x: 1, xanchor: 'right', y: 1, bgcolor: 'rgba(0,0,0,0)' },
          xaxis: g.evaluation[0] > 0 && g.evaluation[g.evaluation.length - 1] > 100 * g.evaluation[0]
            ? figure.logAxis(c, 'evaluations', g.evaluation)
            : figure.axis(c, 'evaluations', { exponentformat: 'none', separatethousands: true }),
          yaxis: figure.logAxis(c, 'reduced χ²', g.best.concat(g.high || []).filter(n.isNumber))
        }
      };
    });
  }

  function update(result) {
    last = result;
    marginals(result);
    traces(result);
    convergence(result);
  }

  function start() {
    dom.byId('trace-choice').addEventListener('change', function (event) {
      chosenTrace = event.target.value;
      traces(last);
    });
  }

  drumlin.posterior = { start: start, update: update };
})(window.drumlin);

// How chisq went over the fit: the best so far and, of a population, its spread.
(function (drumlin) {
  'use strict';

  var n = drumlin.notation;
  var dom = drumlin.dom;
  var figure = drumlin.figure;

  function traces(g, c) {
    var data = [];
    var add = function (y, more) {
      if (y && y.some(n.isNumber)) {
        data.push(Object.assign({ type: 'scatter', mode: 'lines', x: g.evaluation, y: y }, more));
      }
    };
    add(g.high, { line: { width: 0 }, name: 'highest', hoverinfo: 'skip', showlegend: false });
    add(g.low, { line: { width: 0 }, fill: data.length ? 'tonexty' : 'none', fillcolor: c.band, name: '16 to 84 % of the population',
      hoverinfo: 'skip' });
    add(g.median, { line: { color: c.data, width: 1.5 }, name: 'median of the population' });
    add(g.best, { line: { color: c.theory, width: 2 }, mode: g.evaluation.length < 30 ? 'lines+markers' : 'lines', name: 'best' });
    return data;
  }

  function make(g) {
    return function (c) {
      var wide = g.evaluation[0] > 0 && g.evaluation[g.evaluation.length - 1] > 100 * g.evaluation[0];
      return {
        data: traces(g, c),
        layout: {
          showlegend: true, legend: { x: 1, xanchor: 'right', y: 1, bgcolor: 'rgba(0,0,0,0)' },
          xaxis: wide ? figure.logAxis(c, 'evaluations', g.evaluation)
            : figure.axis(c, 'evaluations', { exponentformat: 'none', separatethousands: true }),
          yaxis: figure.logAxis(c, 'reduced χ²', g.best.concat(g.high || []).filter(n.isNumber))
        }
      };
    };
  }

  function rows(g) {
    var known = ['best', 'low', 'median', 'high'].filter(function (key) { return !!g[key]; });
    return {
      header: ['evaluation'].concat(known),
      rows: g.evaluation.map(function (e, i) { return [e].concat(known.map(function (key) { return g[key][i]; })); })
    };
  }

  function update(result) {
    var g = result.convergence;
    var has = !!g && !!g.evaluation && g.evaluation.length > 1;
    dom.show(dom.byId('section-convergence'), has);
    if (!has) {
      return;
    }
    drumlin.save.offer('convergence-saves', [drumlin.save.table('convergence', 'Convergence', function () { return rows(g); })]
      .concat(drumlin.save.plot('convergence-plot', 'Convergence')));
    figure.draw(dom.byId('convergence-plot'), 'convergence', 'Reduced chi squared against evaluations: from '
      + n.number(g.best[0], 4) + ' to ' + n.number(g.best[g.best.length - 1], 4), make(g));
  }

  drumlin.convergence = { update: update };
})(window.drumlin);

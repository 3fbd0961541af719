// The marginal distributions of fitted parameters and derived quantities, a tile each.
(function (drumlin) {
  'use strict';

  var n = drumlin.notation;
  var dom = drumlin.dom;
  var figure = drumlin.figure;

  var shown = [];

  function line(x, colour, width, dash) {
    return { type: 'line', x0: x, x1: x, yref: 'paper', y0: 0, y1: 1, line: { color: colour, width: width, dash: dash } };
  }

  function marks(p, c) {
    var shapes = [];
    if (p.p68) {
      shapes.push({ type: 'rect', x0: p.p68[0], x1: p.p68[1], yref: 'paper', y0: 0, y1: 1, fillcolor: c.band,
        line: { width: 0 }, layer: 'below' });
    }
    (p.p95 || []).forEach(function (x) { shapes.push(line(x, c.muted, 1, 'dash')); });
    shapes.push(line(p.value, c.theory, 2, 'solid'));
    return shapes;
  }

  function tile(p) {
    return function (c, alone) {
      var edges = p.histogram.edges;
      var unit = n.unit(p.unit);
      return {
        data: [{
          type: 'bar', x: edges.slice(1).map(function (e, i) { return (e + edges[i]) / 2; }), y: p.histogram.counts,
          width: edges.slice(1).map(function (e, i) { return e - edges[i]; }), marker: { color: c.data, line: { width: 0 } }
        }],
        layout: {
          shapes: marks(p, c), bargap: 0, margin: alone ? { l: 16, r: 16, t: 16, b: 56 } : { l: 12, r: 12, t: 4, b: 32 },
          xaxis: figure.axis(c, alone ? figure.plain(p.name) + (unit ? ' (' + unit + ')' : '') : '', {
            nticks: Math.abs(p.value) < 1e-3 ? 4 : 6, minor: { ticks: '' }, exponentformat: 'power', automargin: false }),
          yaxis: figure.axis(c, '', { showticklabels: false, ticks: '', minor: { ticks: '' }, rangemode: 'tozero', automargin: false })
        }
      };
    };
  }

  function empty(i) {
    return dom.el('figure', { class: 'tile' }, [
      dom.el('figcaption', {}, [
        dom.el('strong', {}, ['']), dom.el('span', { class: 'saves' }, drumlin.save.plot('marginal-' + i, 'Distribution')),
        dom.el('span', { class: 'muted' }, [''])]),
      dom.el('div', { class: 'plot plot-tile', id: 'marginal-' + i })]);
  }

  function rows() {
    return {
      header: ['quantity', 'low', 'high', 'draws'],
      rows: shown.reduce(function (list, p) {
        return list.concat(p.histogram.counts.map(function (count, i) {
          return [String(p.name), p.histogram.edges[i], p.histogram.edges[i + 1], count];
        }));
      }, [])
    };
  }

  function update(result) {
    shown = result.parameters.concat(result.derived || []).filter(function (p) { return p.histogram && p.histogram.counts; });
    dom.show(dom.byId('section-marginals'), shown.length > 0);
    if (shown.length > 0) {
      drumlin.save.offer('marginals-saves', [drumlin.save.table('marginals', 'Distributions', rows)]);
    }
    var holder = dom.byId('marginals');
    while (holder.children.length > shown.length) {
      holder.removeChild(holder.lastChild);
    }
    while (holder.children.length < shown.length) {
      holder.appendChild(empty(holder.children.length));
    }
    shown.forEach(function (p, i) {
      var unit = n.unit(p.unit);
      dom.setText(holder.children[i].querySelector('strong'), String(p.name));
      dom.setText(holder.children[i].querySelector('.muted'), n.uncertain(p.value, p.stderr) + (unit ? ' ' + unit : ''));
      figure.draw(dom.byId('marginal-' + i), 'distribution-' + drumlin.save.slug(p.name), 'Distribution of ' + p.name
        + ': 68 % within ' + n.interval(p.p68, p.value, p.stderr), tile(p), 'still');
    });
  }

  drumlin.marginals = { update: update };
})(window.drumlin);

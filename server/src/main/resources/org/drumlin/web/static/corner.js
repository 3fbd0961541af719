// The corner plot: the fitted parameters that the reader picks, each against each, with coefficients.
(function (drumlin) {
  'use strict';

  var n = drumlin.notation;
  var dom = drumlin.dom;
  var figure = drumlin.figure;

  var FEWEST = 2;
  var MOST = 8;
  var AT_FIRST = 6;
  // Points in all cells together: a page that scrolls is worth more than a darker cloud.
  var POINTS = 9000;
  var GAP = 0.012;
  // Height of a cell, pixels.
  var SMALLEST = 96;
  var LARGEST = 136;

  var last = null;
  var picked = null;

  /** The parameters at first: all of few, else those with the strongest correlations. */
  function first() {
    var order = last.parameters.map(function (p, i) {
      var strongest = Math.max.apply(null, last.correlation[i].map(function (r, j) { return i !== j && n.isNumber(r) ? Math.abs(r) : 0; }));
      return { i: i, strongest: strongest };
    }).sort(function (a, b) { return b.strongest - a.strongest; }).slice(0, AT_FIRST);
    return order.map(function (o) { return String(last.parameters[o.i].name); });
  }

  function indices() {
    return last.parameters.map(function (p, i) { return i; }).filter(function (i) {
      return picked.indexOf(String(last.parameters[i].name)) >= 0;
    });
  }

  function draws(p) {
    return last.pairs && last.pairs[p.name];
  }

  // ---- cells ----

  function id(letter, k) {
    return letter + (k === 0 ? '' : k + 1);
  }

  /** Every so many-th draw, so that all cells together stay within bounds. */
  function thinned(list, cells) {
    var step = Math.max(1, Math.ceil(list.length * cells / POINTS));
    return list.filter(function (x, i) { return i % step === 0; });
  }

  function diagonal(p, i, c, axes) {
    var list = draws(p);
    if (list) {
      return { type: 'histogram', x: list, nbinsx: 30, marker: { color: c.data, line: { width: 0 } }, hoverinfo: 'skip',
        xaxis: axes.x, yaxis: axes.y };
    }
    var sigma = last.covariance ? Math.sqrt(last.covariance[i][i]) : NaN;
    var xs = [];
    for (var k = -30; k <= 30; k++) {
      xs.push(p.value + sigma * k / 10);
    }
    return { type: 'scatter', mode: 'lines', x: xs,
      y: xs.map(function (x) { return Math.exp(-(x - p.value) * (x - p.value) / (2 * sigma * sigma)); }),
      line: { color: c.data, width: 1.5 }, hoverinfo: 'skip', xaxis: axes.x, yaxis: axes.y };
  }

  function coefficientCell(r, c, place, size) {
    var rgb = r < 0 ? c.negative : c.positive;
    return {
      shape: { type: 'rect', xref: 'paper', yref: 'paper', x0: place.x[0], x1: place.x[1], y0: place.y[0], y1: place.y[1], line: { width: 0 },
        fillcolor: 'rgba(' + rgb + ',' + (n.isNumber(r) ? 0.55 * Math.abs(r) : 0).toFixed(3) + ')', layer: 'below' },
      note: { xref: 'paper', yref: 'paper', x: (place.x[0] + place.x[1]) / 2, y: (place.y[0] + place.y[1]) / 2, xanchor: 'center', yanchor: 'middle',
        showarrow: false, text: drumlin.correlation.coefficient(r), font: { size: size, color: c.ink } }
    };
  }

  /** Where row and column lie, in parts of the plot. */
  function place(row, column, count) {
    var side = (1 - GAP * (count - 1)) / count;
    var left = column * (side + GAP);
    var top = 1 - row * (side + GAP);
    return { x: [left, left + side], y: [top - side, top] };
  }

  function axisTitle(p) {
    var unit = n.unit(p.unit);
    return figure.plain(p.name).replace(/\./, '.<br>') + (unit ? ' (' + unit + ')' : ''); // a cell is narrow
  }

  /** The range that all cells of a parameter share: its draws without the last hair, or three sigmas. */
  function range(i) {
    var p = last.parameters[i];
    var list = draws(p);
    if (!list) {
      var sigma = last.covariance ? Math.sqrt(last.covariance[i][i]) : NaN;
      return n.isNumber(sigma) && sigma > 0 ? [p.value - 3.2 * sigma, p.value + 3.2 * sigma] : undefined;
    }
    var sorted = list.filter(n.isNumber).sort(function (a, b) { return a - b; });
    var low = drumlin.summary.quantile(sorted, 0.002);
    var high = drumlin.summary.quantile(sorted, 0.998);
    var room = 0.08 * (high - low);
    return sorted.length > 1 && room > 0 ? [low - room, high + room] : undefined;
  }

  function cellAxes(c, where, at, of) {
    var bottom = at.row === of.length - 1;
    var side = at.column === 0 && at.row > 0;
    var more = { minor: { ticks: '' }, nticks: 4, ticklen: 4, automargin: false, tickangle: 0, tickfont: { size: 11 } };
    var x = Object.assign({}, more, { domain: where.x, anchor: at.y, range: range(of[at.column]), showticklabels: bottom });
    var y = at.row === at.column
      ? Object.assign({}, more, { domain: where.y, anchor: at.x, showticklabels: false, ticks: '', rangemode: 'tozero' })
      : Object.assign({}, more, { domain: where.y, anchor: at.x, range: range(of[at.row]), showticklabels: side });
    var title = function (shown, i) { return { text: shown ? axisTitle(last.parameters[i]) : '', font: { size: 12 } }; };
    return { x: figure.axis(c, title(bottom, of[at.column]), x), y: figure.axis(c, title(side, of[at.row]), y) };
  }

  function make(c) {
    var of = indices();
    var cells = of.length * (of.length - 1) / 2;
    var data = [];
    var layout = { margin: { l: 84, r: 8, t: 8, b: 64 }, shapes: [], annotations: [], dragmode: false, uirevision: picked.join('|'), bargap: 0 };
    var next = 0;
    of.forEach(function (i, row) {
      of.forEach(function (j, column) {
        var where = place(row, column, of.length);
        if (column > row) {
          var cell = coefficientCell(last.correlation[i][j], c, where, of.length > 5 ? 13 : 16);
          layout.shapes.push(cell.shape);
          layout.annotations.push(cell.note);
          return;
        }
        var at = { row: row, column: column, x: id('x', next), y: id('y', next) };
        var axes = cellAxes(c, where, at, of);
        layout['xaxis' + at.x.slice(1)] = axes.x;
        layout['yaxis' + at.y.slice(1)] = axes.y;
        next++;
        data = data.concat(row === column ? [diagonal(last.parameters[i], i, c, at)] : pair(j, i, c, at, cells));
      });
    });
    return { data: data, layout: layout };
  }

  function pair(j, i, c, at, cells) {
    return drumlin.correlation.pairTraces(j, i, c, function (list) { return thinned(list, cells); }).map(function (trace) {
      if (trace.marker && trace.marker.symbol === 'cross') {
        trace.marker = Object.assign({}, trace.marker, { size: 7 });
      }
      return Object.assign(trace, { xaxis: at.x, yaxis: at.y });
    });
  }

  // ---- which parameters ----

  function chips() {
    dom.patch(dom.byId('corner-choice'), dom.el('div', {}, last.parameters.map(function (p) {
      var name = String(p.name);
      return dom.el('button', { type: 'button', class: 'chip', 'data-parameter': name, 'aria-pressed': String(picked.indexOf(name) >= 0),
        title: 'Show or leave out ' + name }, [name]);
    })));
  }

  function draw() {
    chips();
    var node = dom.byId('corner-plot');
    node.style.minWidth = 92 + SMALLEST * picked.length + 'px';
    node.style.height = 72 + Math.round(Math.min(LARGEST, Math.max(SMALLEST, (node.clientWidth - 92) / picked.length)) * picked.length) + 'px';
    figure.draw(node, 'corner', 'Each against each of ' + picked.join(', '), make, 'quiet');
  }

  function clicked(event) {
    var button = event.target.closest('button');
    if (!button) {
      return;
    }
    var name = button.getAttribute('data-parameter');
    var without = picked.filter(function (p) { return p !== name; });
    if (without.length === picked.length) {
      picked = picked.concat([name]).slice(-MOST);
    } else if (without.length >= FEWEST) {
      picked = without;
    }
    draw();
  }

  /** Drawn from three parameters on; for two the pair beside the matrix is all there is. */
  function update(result) {
    last = result;
    var has = result.parameters.length > 2;
    dom.show(dom.byId('corner'), has);
    if (!has) {
      return;
    }
    var names = result.parameters.map(function (p) { return String(p.name); });
    if (picked === null || picked.some(function (p) { return names.indexOf(p) < 0; })) {
      picked = first();
    }
    drumlin.save.offer('corner-saves', drumlin.save.plot('corner-plot', 'Each against each'));
    draw();
  }

  function start() {
    dom.byId('corner-choice').addEventListener('click', clicked);
  }

  drumlin.corner = { start: start, update: update };
})(window.drumlin);

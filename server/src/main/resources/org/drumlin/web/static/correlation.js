// The correlation matrix as a table of numbers on colour, and the pair of parameters clicked on.
(function (drumlin) {
  'use strict';

  var n = drumlin.notation;
  var dom = drumlin.dom;
  var el = dom.el;
  var figure = drumlin.figure;

  var last = null;
  var chosen = null;

  function names() {
    return last.parameters.map(function (p) { return String(p.name); });
  }

  /** Two digits, as print has them: 0.07, −0.93, 1. */
  function coefficient(r) {
    return n.isNumber(r) ? r.toFixed(2).replace('-', '−') : '–';
  }

  /** The strongest pair: what a scientist looks at first. */
  function strongest() {
    var found = null;
    last.correlation.forEach(function (row, i) {
      row.forEach(function (r, j) {
        if (j < i && n.isNumber(r) && (found === null || Math.abs(r) > Math.abs(found.r))) {
          found = { x: j, y: i, r: r };
        }
      });
    });
    return found;
  }

  function tint(td, r) {
    if (n.isNumber(r)) {
      td.style.setProperty('--strength', Math.min(1, Math.abs(r)).toFixed(2));
      td.className = r < 0 ? 'negative' : 'positive';
    }
  }

  function matrixCell(labels, i, j) {
    var r = last.correlation[i][j];
    if (i === j) {
      return el('td', { class: 'self' }, ['1']);
    }
    var picked = chosen && ((chosen.x === j && chosen.y === i) || (chosen.x === i && chosen.y === j));
    var td = el('td', {}, [el('button', {
      type: 'button', 'data-row': String(i), 'data-column': String(j), 'aria-pressed': String(!!picked),
      'aria-label': labels[i] + ' with ' + labels[j] + ': ' + coefficient(r), title: labels[i] + ' and ' + labels[j]
    }, [coefficient(r)])]);
    tint(td, r);
    return td;
  }

  function table() {
    var labels = names();
    var head = [el('td', {}, [])].concat(labels.map(function (name) {
      return el('th', { scope: 'col' }, [el('span', {}, [name])]);
    }));
    var rows = labels.map(function (name, i) {
      return el('tr', {}, [el('th', { scope: 'row' }, [name])].concat(labels.map(function (other, j) {
        return matrixCell(labels, i, j);
      })));
    });
    return el('table', {}, [
      el('caption', { class: 'hidden-text' }, ['Correlation of the fitted parameters; a number opens the pair']),
      el('thead', {}, [el('tr', {}, head)]), el('tbody', {}, rows)]);
  }

  /** The ellipse that holds that many standard deviations of two parameters (from the covariance). */
  function ellipse(i, j, sigmas) {
    var a = last.covariance[i][i];
    var b = last.covariance[j][j];
    var r = last.correlation[i][j];
    var xs = [];
    var ys = [];
    for (var k = 0; k <= 90; k++) {
      var t = (2 * Math.PI * k) / 90;
      xs.push(last.parameters[i].value + sigmas * Math.sqrt(a) * Math.cos(t));
      ys.push(last.parameters[j].value + sigmas * Math.sqrt(b) * (r * Math.cos(t) + Math.sqrt(Math.max(0, 1 - r * r)) * Math.sin(t)));
    }
    return { x: xs, y: ys };
  }

  // 39.3 % and 86.5 % of a Gaussian lie within 1 and 2 sigma in two dimensions; these hold 68 % and 95 %.
  var TWO_DIMENSIONS = [1.515, 2.448];

  /** Of parameter j (across) and i (up): their draws with contours, or the ellipses of the covariance. */
  function pairTraces(j, i, c, thin) {
    var x = last.parameters[j];
    var y = last.parameters[i];
    var draws = (last.pairs || {})[x.name] && last.pairs[y.name];
    var data = [];
    if (draws) {
      data.push({ type: 'scatter', mode: 'markers', x: thin(last.pairs[x.name]), y: thin(last.pairs[y.name]),
        marker: { color: c.data, size: 3, opacity: 0.35 }, hovertemplate: '%{x:.5g}, %{y:.5g}<extra></extra>' });
      var bins = Math.max(8, Math.min(20, Math.round(Math.sqrt(draws.length) / 2))); // of few draws no more than they can tell
      data.push({ type: 'histogram2dcontour', x: last.pairs[x.name], y: last.pairs[y.name], nbinsx: bins, nbinsy: bins, ncontours: 5,
        showscale: false, contours: { coloring: 'none' }, line: { width: 1, smoothing: 1.3, color: c.ink }, hoverinfo: 'skip' });
    } else if (last.covariance) {
      TWO_DIMENSIONS.forEach(function (sigmas, k) {
        var e = ellipse(j, i, sigmas);
        data.push({ type: 'scatter', mode: 'lines', x: e.x, y: e.y, line: { color: c.data, width: k === 0 ? 2 : 1 },
          name: k === 0 ? '68 %' : '95 %', hoverinfo: 'name' });
      });
    }
    data.push({ type: 'scatter', mode: 'markers', x: [x.value], y: [y.value], name: 'best',
      marker: { color: c.theory, size: 10, symbol: 'cross' }, hovertemplate: '%{x:.5g}, %{y:.5g}<extra>best</extra>' });
    return data;
  }

  function axisTitle(p) {
    var unit = n.unit(p.unit);
    return figure.plain(p.name) + (unit ? ' (' + unit + ')' : '');
  }

  function pair() {
    if (!chosen) {
      return;
    }
    var x = last.parameters[chosen.x];
    var y = last.parameters[chosen.y];
    var r = coefficient(last.correlation[chosen.y][chosen.x]);
    dom.setText(dom.byId('pair-title'), y.name + ' against ' + x.name + ', correlation ' + r);
    drumlin.save.offer('pair-saves', drumlin.save.plot('pair-plot', 'The pair'));
    figure.draw(dom.byId('pair-plot'), 'pair', y.name + ' against ' + x.name + ', correlation ' + r, function (c) {
      return {
        data: pairTraces(chosen.x, chosen.y, c, function (list) { return list; }),
        layout: { xaxis: figure.axis(c, axisTitle(x), { nticks: 6 }), yaxis: figure.axis(c, axisTitle(y), { nticks: 6 }),
          uirevision: x.name + '|' + y.name }
      };
    });
  }

  function rows() {
    return { header: [''].concat(names()), rows: names().map(function (name, i) { return [name].concat(last.correlation[i]); }) };
  }

  function update(result) {
    last = result;
    var has = !!result.correlation && result.parameters.length > 1 && result.correlation.length === result.parameters.length;
    dom.show(dom.byId('section-correlation'), has);
    if (!has) {
      return;
    }
    if (chosen === null || chosen.x >= result.parameters.length || chosen.y >= result.parameters.length) {
      chosen = strongest();
    }
    drumlin.save.offer('correlation-saves', [drumlin.save.table('correlation', 'Correlation', rows)]);
    dom.patch(dom.byId('correlation-table'), table());
    pair();
    drumlin.corner.update(result);
  }

  function clicked(event) {
    var button = event.target.closest('button');
    if (button) {
      chosen = { y: Number(button.getAttribute('data-row')), x: Number(button.getAttribute('data-column')) };
      dom.patch(dom.byId('correlation-table'), table());
      pair();
    }
  }

  function start() {
    dom.byId('correlation-table').addEventListener('click', clicked);
    drumlin.corner.start();
  }

  drumlin.correlation = { start: start, update: update, coefficient: coefficient, pairTraces: pairTraces };
})(window.drumlin);

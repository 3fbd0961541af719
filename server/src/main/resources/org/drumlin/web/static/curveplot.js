// How curves are drawn: bands, data with error bars, the model's line, residuals below on the same x.
(function (drumlin) {
  'use strict';

  var n = drumlin.notation;
  var figure = drumlin.figure;

  // A column of curves is no narrower than this, pixels; a row side by side is so high.
  var NARROWEST = 400;
  var ROW = 420;

  function isFormula(curve) {
    return String(curve.model_name || '').indexOf('=') >= 0;
  }

  function counted(curve) {
    return curve.likelihood === 'poisson';
  }

  function values(shown, key) {
    return shown.reduce(function (list, s) { return list.concat(s.curve[key] || []); }, []).filter(n.isNumber);
  }

  function scaled(list, factor) {
    return (list || []).map(function (v) { return n.isNumber(v) ? v * factor : null; });
  }

  // ---- the traces of one curve on the axes x and y ----

  function points(part, factor, colour, size, errors, name, on) {
    return {
      showlegend: false, type: 'scatter', mode: 'markers', x: part.q, y: scaled(part.I, factor), name: name, xaxis: on.x, yaxis: on.y,
      marker: { color: colour, size: size },
      error_y: { type: 'data', array: scaled(part.dI, factor), visible: errors && !!part.dI, color: colour, thickness: 1, width: 0 },
      hovertemplate: '%{x:.4g}, %{y:.4g}<extra>' + name + '</extra>'
    };
  }

  function data(s, factor, c, choice, on) {
    var curve = s.curve;
    var colour = c.series[s.index % 6];
    var name = figure.plain(s.label);
    var size = curve.q.length > 400 ? 3 : 5;
    var traces = [];
    if (curve.excluded && curve.excluded.q && curve.excluded.q.length > 0) {
      traces.push(points(curve.excluded, factor, c.faint, size, choice.errors, name + ', not fitted', on));
    }
    traces.push(Object.assign(points(curve, factor, colour, size, choice.errors, name, on), { showlegend: true }));
    return traces;
  }

  function line(s, factor, c, on) {
    return {
      showlegend: false, type: 'scatter', mode: 'lines', x: s.curve.q, y: scaled(s.curve.theory, factor), name: 'model', xaxis: on.x, yaxis: on.y,
      line: { color: c.theory, width: 2 }, hovertemplate: '%{x:.4g}, %{y:.4g}<extra>model</extra>'
    };
  }

  /** A filled band: there along its lower edge and back along the upper. */
  function band(q, low, high, colour, x, y) {
    return {
      showlegend: false, type: 'scatter', mode: 'lines', xaxis: x, yaxis: y,
      x: q.concat(q.slice().reverse()), y: low.concat(high.slice().reverse()),
      fill: 'toself', fillcolor: colour, line: { width: 0 }, hoverinfo: 'skip'
    };
  }

  /** The bands of the theory over the data and, in units of the residuals, around zero. */
  function bands(s, factor, c, choice, on) {
    var curve = s.curve;
    var traces = [];
    [['95', c.band95, choice.low95], ['68', c.band68, choice.low68]].forEach(function (level) {
      if (!curve.bands || !level[2]) {
        return;
      }
      var low = curve.bands['low' + level[0]];
      var high = curve.bands['high' + level[0]];
      var floor = choice.logY ? lowest(curve) : -Infinity;
      traces.push(band(curve.q, scaled(raised(low, floor), factor), scaled(raised(high, floor), factor), level[1], on.x, on.y));
      var unit = function (list) {
        return list.map(function (v, i) { return n.isNumber(v) ? (v - curve.theory[i]) / errorOf(curve, i) : null; });
      };
      traces.push(band(curve.q, unit(low), unit(high), level[1], on.x, on.r));
    });
    return traces;
  }

  /** A band that goes below zero ends, on a logarithmic axis, at the smallest value there is to see. */
  function raised(list, floor) {
    return list.map(function (v) { return n.isNumber(v) ? Math.max(v, floor) : null; });
  }

  function lowest(curve) {
    return Math.min.apply(null, curve.I.concat(curve.theory).filter(function (v) { return v > 0; }));
  }

  /** What a residual is measured in. */
  function errorOf(curve, i) {
    return counted(curve) ? Math.sqrt(Math.max(curve.theory[i], 1)) : curve.dI ? curve.dI[i] : 1;
  }

  function residuals(s, c, on) {
    var many = s.curve.q.length > 400;
    var name = figure.plain(s.label);
    return {
      showlegend: false, type: 'scatter', mode: 'markers', x: s.curve.q, y: s.curve.residuals, xaxis: on.x, yaxis: on.r, name: name,
      marker: { color: c.series[s.index % 6], size: many ? 3 : 4 }, hovertemplate: '%{x:.4g}, %{y:.2f}<extra>' + name + '</extra>'
    };
  }

  // ---- axes ----

  function titles(shown) {
    var formula = shown.every(function (s) { return isFormula(s.curve); });
    var counts = shown.length > 0 && shown.every(function (s) { return counted(s.curve); });
    var layers = shown.length > 0 && shown.every(function (s) { return /^slabs\b/.test(String(s.curve.model_name)); });
    return {
      x: formula ? 'x' : '<i>q</i> (Å⁻¹)',
      y: counts ? 'counts' : formula ? 'y' : layers ? '<i>R</i>(<i>q</i>)' : '<i>I</i>(<i>q</i>) (cm⁻¹)',
      r: counts ? 'deviance residual' : measured(shown) ? 'residual / σ' : 'residual'
    };
  }

  function measured(shown) {
    return shown.some(function (s) { return !!s.curve.dI || counted(s.curve); });
  }

  /** Axes of a column: x of both, y of the data, y of the residuals, between those parts of the plot. */
  function axes(shown, c, choice, on, place) {
    var t = titles(shown);
    var far = values(shown, 'residuals').map(Math.abs);
    var reach = Math.max(measured(shown) ? 3.5 : 0, 1.1 * Math.max.apply(null, far.concat(0)));
    var of = function (log, title, list, more) {
      return log ? figure.logAxis(c, title, list, more) : figure.axis(c, title, more);
    };
    var height = place.top - place.bottom;
    var all = {};
    all[axisKey(on.x)] = of(choice.logX, t.x, values(shown, 'q'), { anchor: on.r, domain: [place.left, place.right], mirror: 'allticks' });
    all[axisKey(on.y)] = of(choice.logY, t.y, values(shown, 'I'), { anchor: on.x, domain: [place.bottom + 0.3 * height, place.top] });
    all[axisKey(on.r)] = figure.axis(c, { text: t.r, font: { size: 12 } }, {
      anchor: on.x, domain: [place.bottom, place.bottom + 0.25 * height], range: reach > 0 ? [-reach, reach] : undefined, nticks: 5,
      zeroline: true, zerolinecolor: c.theory, zerolinewidth: 1.5, minor: { ticks: '' }
    });
    return all;
  }

  function axisKey(id) {
    return id.charAt(0) + 'axis' + id.slice(1);
  }

  // ---- one plot, or one for each curve ----

  function together(shown, c, choice, alone) {
    var on = { x: 'x', y: 'y', r: 'y2' };
    var step = choice.place === 'offset' ? choice.decades : 0;
    var factor = function (s) { return Math.pow(10, step * s.index); };
    var traces = [];
    shown.forEach(function (s) { traces = traces.concat(bands(s, factor(s), c, choice, on)); });
    shown.forEach(function (s) { traces = traces.concat(data(s, factor(s), c, choice, on)).concat([residuals(s, c, on)]); });
    shown.forEach(function (s) { traces.push(line(s, factor(s), c, on)); });
    return {
      data: traces,
      layout: Object.assign(axes(shown, c, choice, on, { left: 0, right: 1, bottom: 0, top: 1 }), {
        uirevision: [choice.logX, choice.logY, step].join(),
        showlegend: alone && shown.length > 1, legend: { x: 0.01, xanchor: 'left', y: 0.32, yanchor: 'bottom', bgcolor: 'rgba(0,0,0,0)' }
      })
    };
  }

  /** Where the k-th of so many curves stands, in parts of the plot. */
  function cell(k, columns, rows) {
    var gapX = columns > 1 ? 0.09 : 0;
    var gapY = rows > 1 ? 0.16 : 0;
    var width = (1 - gapX * (columns - 1)) / columns;
    var height = (1 - gapY * (rows - 1)) / rows;
    var left = (k % columns) * (width + gapX);
    var top = 1 - Math.floor(k / columns) * (height + gapY);
    return { left: left, right: left + width, top: top, bottom: top - height };
  }

  function apart(shown, c, choice, columns) {
    var rows = Math.ceil(shown.length / columns);
    var traces = [];
    var layout = { annotations: [], uirevision: ['apart', columns, choice.logX, choice.logY].join() };
    shown.forEach(function (s, k) {
      var on = { x: 'x' + (k ? k + 1 : ''), y: 'y' + (k ? 2 * k + 1 : ''), r: 'y' + (2 * k + 2) };
      var place = cell(k, columns, rows);
      traces = traces.concat(bands(s, 1, c, choice, on), data(s, 1, c, choice, on), [residuals(s, c, on), line(s, 1, c, on)]);
      Object.assign(layout, axes([s], c, choice, on, place));
      layout.annotations.push({ text: figure.plain(s.label), x: place.left, xanchor: 'left', y: place.top, yanchor: 'bottom',
        xref: 'paper', yref: 'paper', showarrow: false, font: { size: 13, color: c.series[s.index % 6] } });
    });
    return { data: traces, layout: layout };
  }

  function columnsIn(node, shown) {
    return Math.max(1, Math.min(shown.length, 3, Math.floor(node.clientWidth / NARROWEST)));
  }

  function draw(node, words, shown, choice) {
    var several = choice.place === 'apart' && shown.length > 1;
    node.style.height = several ? Math.ceil(shown.length / columnsIn(node, shown)) * ROW + 'px' : '';
    figure.draw(node, 'curves', words, function (c, alone) {
      return several ? apart(shown, c, choice, columnsIn(node, shown)) : together(shown, c, choice, alone);
    });
  }

  drumlin.curveplot = { draw: draw, isFormula: isFormula };
})(window.drumlin);

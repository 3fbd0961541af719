// The curve: data with error bars, the model's line over them, residuals below on the same x.
(function (drumlin) {
  'use strict';

  var n = drumlin.notation;
  var dom = drumlin.dom;
  var figure = drumlin.figure;

  var curves = [];
  var choice = { logX: null, logY: null, errors: true, offset: 0, hidden: {} };

  function isFormula(curve) {
    return String(curve.model_name || '').indexOf('=') >= 0;
  }

  function label(curve) {
    return String(curve.title || curve.dataset || curve.model);
  }

  function all(key) {
    return curves.reduce(function (list, c) { return list.concat(c[key] || []); }, []).filter(n.isNumber);
  }

  /** Log where the numbers ask for it: above zero, and over more than a factor of five. */
  function wantsLog(values) {
    var above = values.filter(function (v) { return v > 0; });
    return above.length > 0.8 * values.length && Math.max.apply(null, above) > 5 * Math.min.apply(null, above);
  }

  function update(fresh) {
    curves = fresh || [];
    if (curves.length === 0) {
      return;
    }
    if (choice.logX === null) {
      var formula = curves.every(isFormula);
      choice.logX = !formula && wantsLog(all('q'));
      choice.logY = !formula && wantsLog(all('I'));
    }
    tools();
    draw();
  }

  // ---- the row of switches ----

  function toggle(action, text, pressed, title) {
    return dom.el('button', { type: 'button', 'data-action': action, 'aria-pressed': String(pressed), title: title }, [text]);
  }

  function tools() {
    var children = [
      dom.el('span', { class: 'group' }, [
        toggle('logX', 'log x', choice.logX, 'Logarithmic or linear x axis'),
        toggle('logY', 'log y', choice.logY, 'Logarithmic or linear y axis')]),
      dom.el('span', { class: 'group' }, [toggle('errors', 'Error bars', choice.errors, 'Show or hide the error bars')])
    ];
    if (curves.length > 1) {
      children.push(dom.el('span', { class: 'group' }, [
        toggle('offset', choice.offset === 0 ? 'Offset' : 'Offset ×10' + (choice.offset > 1 ? n.superscript(choice.offset) : ''),
          choice.offset > 0, 'Draw the curves apart: none, a factor of 10, a factor of 100')]));
    }
    children.push(legend());
    dom.patch(dom.byId('curve-tools'), dom.el('div', {}, children));
  }

  function legend() {
    return dom.el('span', { class: 'legend' }, curves.map(function (curve, i) {
      var mark = dom.el('span', { class: 'mark series-' + (i % 6 + 1), 'aria-hidden': 'true' }, ['●']);
      if (curves.length === 1) {
        return dom.el('span', {}, [mark, label(curve) + ' ',
          dom.el('span', { class: 'mark line', 'aria-hidden': 'true' }, ['—']), String(curve.model_name || 'model')]);
      }
      var shown = !choice.hidden[curve.model];
      return dom.el('button', {
        type: 'button', class: 'chip', 'data-curve': String(curve.model), 'aria-pressed': String(shown),
        title: 'Show or hide ' + label(curve) + ' (' + String(curve.model_name || 'model') + ')'
      }, [mark, label(curve)]);
    }));
  }

  function clicked(event) {
    var button = event.target.closest('button');
    if (!button) {
      return;
    }
    var action = button.getAttribute('data-action');
    var curve = button.getAttribute('data-curve');
    if (curve !== null) {
      choice.hidden[curve] = !choice.hidden[curve];
    } else if (action === 'offset') {
      choice.offset = (choice.offset + 1) % 3;
    } else {
      choice[action] = !choice[action];
    }
    tools();
    draw();
  }

  // ---- the plot ----

  function scaled(values, factor) {
    return values.map(function (v) { return n.isNumber(v) ? v * factor : null; });
  }

  function points(curve, factor, colour, opacity, size, errors, name) {
    return {
      type: 'scatter', mode: 'markers', x: curve.q, y: scaled(curve.I, factor), name: name, opacity: opacity,
      marker: { color: colour, size: size },
      error_y: { type: 'data', array: curve.dI ? scaled(curve.dI, factor) : [], visible: errors && !!curve.dI,
        color: colour, thickness: 1, width: 0 },
      hovertemplate: '%{x:.4g}, %{y:.4g}<extra>' + name + '</extra>'
    };
  }

  function tracesOf(curve, index, c) {
    var factor = Math.pow(10, choice.offset * index);
    var colour = c.series[index % 6];
    var name = figure.plain(label(curve));
    var many = curve.q.length > 400;
    var traces = [];
    if (curve.excluded && curve.excluded.q && curve.excluded.q.length > 0) {
      traces.push(points(curve.excluded, factor, c.faint, 1, many ? 3 : 5, choice.errors, name + ', not fitted'));
    }
    traces.push(points(curve, factor, colour, 1, many ? 3 : 5, choice.errors, name));
    traces.push({
      type: 'scatter', mode: 'markers', x: curve.q, y: curve.residuals, yaxis: 'y2', name: name,
      marker: { color: colour, size: many ? 3 : 4 }, hovertemplate: '%{x:.4g}, %{y:.2f}<extra>' + name + '</extra>'
    });
    return traces;
  }

  function lineOf(curve, index, c) {
    var factor = Math.pow(10, choice.offset * index);
    return {
      type: 'scatter', mode: 'lines', x: curve.q, y: scaled(curve.theory, factor), name: 'model',
      line: { color: c.theory, width: 2 }, hovertemplate: '%{x:.4g}, %{y:.4g}<extra>model</extra>'
    };
  }

  function shownCurves() {
    return curves.map(function (curve, i) { return { curve: curve, index: i }; })
      .filter(function (s) { return curves.length === 1 || !choice.hidden[s.curve.model]; });
  }

  function make(c) {
    var shown = shownCurves();
    var data = [];
    shown.forEach(function (s) { data = data.concat(tracesOf(s.curve, s.index, c)); });
    shown.forEach(function (s) { data.push(lineOf(s.curve, s.index, c)); });
    var formula = curves.every(isFormula);
    var measured = curves.some(function (curve) { return !!curve.dI; });
    var residuals = all('residuals').map(Math.abs);
    var reach = Math.max(measured ? 3.5 : 0, 1.1 * Math.max.apply(null, residuals.concat(0)));
    var axisOf = function (log, title, values, more) {
      return log ? figure.logAxis(c, title, values, more) : figure.axis(c, title, more);
    };
    var xTitle = formula ? 'x' : '<i>q</i> (Å⁻¹)';
    var yTitle = formula ? 'y' : '<i>I</i>(<i>q</i>) (cm⁻¹)';
    return {
      data: data,
      layout: {
        xaxis: axisOf(choice.logX, xTitle, all('q'), { anchor: 'y2', mirror: 'allticks' }),
        yaxis: axisOf(choice.logY, yTitle, all('I'), { domain: [0.3, 1] }),
        yaxis2: figure.axis(c, measured ? 'residual / σ' : 'residual', {
          domain: [0, 0.25], range: reach > 0 ? [-reach, reach] : undefined, nticks: 5,
          zeroline: true, zerolinecolor: c.theory, zerolinewidth: 1.5, minor: { ticks: '' }
        }),
        uirevision: [choice.logX, choice.logY, choice.offset].join()
      }
    };
  }

  function hiddenByLog() {
    if (!choice.logY) {
      return 0;
    }
    return shownCurves().reduce(function (sum, s) {
      return sum + s.curve.I.filter(function (v) { return n.isNumber(v) && v <= 0; }).length;
    }, 0);
  }

  function draw() {
    var words = 'Measured intensity with the model over it, residuals below. ' + curves.map(function (c) {
      return label(c) + ': ' + c.q.length + ' points';
    }).join('; ');
    figure.draw(dom.byId('curve-plot'), 'drumlin-curve', words, make);
    var lost = hiddenByLog();
    var note = dom.byId('curve-note');
    dom.show(note, lost > 0);
    dom.setText(note, lost === 1 ? 'One point at or below zero is not seen on the logarithmic y axis.'
      : lost + ' points at or below zero are not seen on the logarithmic y axis.');
  }

  function start() {
    dom.byId('curve-tools').addEventListener('click', clicked);
  }

  drumlin.curve = { start: start, update: update };
})(window.drumlin);

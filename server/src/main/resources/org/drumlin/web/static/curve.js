// The curve: what is drawn and how, by the reader's choice, and what the residuals say.
(function (drumlin) {
  'use strict';

  var n = drumlin.notation;
  var dom = drumlin.dom;

  var curves = [];
  // How several curves lie: over one another, a factor of 10 or 100 apart, or each on axes of its own.
  var PLACES = [{ key: 'together', text: 'Together' }, { key: 'offset', text: 'Offset' }, { key: 'apart', text: 'Side by side' }];
  var choice = { logX: null, logY: null, errors: true, low68: true, low95: true, place: 'together', decades: 1, hidden: {} };

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
      var formula = curves.every(drumlin.curveplot.isFormula);
      choice.logX = !formula && wantsLog(all('q'));
      choice.logY = !formula && wantsLog(all('I'));
    }
    drumlin.save.offer('curve-saves', [drumlin.save.table('curves', 'Data and model', rows)]
      .concat(drumlin.save.plot('curve-plot', 'Data and model')));
    show();
  }

  function show() {
    tools();
    draw();
    checks();
  }

  // ---- the row of switches ----

  function toggle(action, children, pressed, title) {
    return dom.el('button', { type: 'button', 'data-action': action, 'aria-pressed': String(pressed), title: title }, children);
  }

  function bandButtons() {
    return dom.el('span', { class: 'group' }, [
      toggle('low68', [dom.el('span', { class: 'swatch band-68', 'aria-hidden': 'true' }), '68 %'], choice.low68,
        'Show or hide the band that holds the model with 68 % credibility'),
      toggle('low95', [dom.el('span', { class: 'swatch band-95', 'aria-hidden': 'true' }), '95 %'], choice.low95,
        'Show or hide the band that holds the model with 95 % credibility')]);
  }

  function placeButtons() {
    return dom.el('span', { class: 'group' }, PLACES.map(function (p) {
      var times = p.key === 'offset' && choice.place === 'offset' ? ' ×10' + (choice.decades > 1 ? n.superscript(choice.decades) : '') : '';
      return dom.el('button', { type: 'button', 'data-place': p.key, 'aria-pressed': String(choice.place === p.key),
        title: p.key === 'offset' ? 'Draw the curves apart: a factor of 10; once more: of 100' : null }, [p.text + times]);
    }));
  }

  function tools() {
    var children = [
      dom.el('span', { class: 'group' }, [
        toggle('logX', ['log x'], choice.logX, 'Logarithmic or linear x axis'),
        toggle('logY', ['log y'], choice.logY, 'Logarithmic or linear y axis')])];
    if (curves.some(function (c) { return !!c.dI; })) {
      children.push(dom.el('span', { class: 'group' }, [
        toggle('errors', ['Error bars'], choice.errors, 'Show or hide the error bars')]));
    }
    if (curves.some(function (c) { return !!c.bands; })) {
      children.push(bandButtons());
    }
    if (curves.length > 1) {
      children.push(placeButtons());
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
    var curve = button.getAttribute('data-curve');
    var place = button.getAttribute('data-place');
    if (curve !== null) {
      choice.hidden[curve] = !choice.hidden[curve];
    } else if (place !== null) {
      choice.decades = place === 'offset' && choice.place === 'offset' ? choice.decades % 2 + 1 : 1;
      choice.place = place;
    } else {
      var action = button.getAttribute('data-action');
      choice[action] = !choice[action];
    }
    show();
  }

  // ---- the plot and the words under it ----

  function shownCurves() {
    return curves.map(function (curve, i) { return { curve: curve, index: i, label: label(curve) }; })
      .filter(function (s) { return curves.length === 1 || !choice.hidden[s.curve.model]; });
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
    drumlin.curveplot.draw(dom.byId('curve-plot'), words, shownCurves(), choice);
    var lost = hiddenByLog();
    var note = dom.byId('curve-note');
    dom.show(note, lost > 0);
    dom.setText(note, lost === 1 ? 'One point at or below zero is not seen on the logarithmic y axis.'
      : lost + ' points at or below zero are not seen on the logarithmic y axis.');
  }

  /** By the limits of the check itself: too few runs for chance, or neighbours too much alike. */
  function drifts(curve) {
    return (n.isNumber(curve.check.runs_p) && curve.check.runs_p < 0.01) || curve.check.lag1 * Math.sqrt(curve.q.length) > 2.6;
  }

  /** What the residual check of each curve says; named where there are several. */
  function checks() {
    var said = shownCurves().filter(function (s) { return s.curve.check && s.curve.check.words; });
    dom.show(dom.byId('checks'), said.length > 0);
    dom.patch(dom.byId('checks'), dom.el('div', {}, said.map(function (s) {
      return dom.el('p', {}, [
        dom.el('strong', { class: drifts(s.curve) ? 'beware' : null }, ['Residuals' + (curves.length > 1 ? ' of ' + s.label : '') + ':']),
        ' ' + s.curve.check.words]);
    })));
  }

  // ---- the numbers ----

  function pick(list, i) {
    return list ? list[i] : null;
  }

  function rows() {
    var bands = ['low95', 'low68', 'high68', 'high95'];
    return {
      header: ['dataset', 'model', 'q', 'I', 'dI', 'dq', 'theory', 'residual'].concat(bands),
      rows: curves.reduce(function (list, c) {
        return list.concat(c.q.map(function (q, i) {
          return [label(c), String(c.model), q, c.I[i], pick(c.dI, i), pick(c.dq, i), pick(c.theory, i), pick(c.residuals, i)]
            .concat(bands.map(function (b) { return pick((c.bands || {})[b], i); }));
        }));
      }, [])
    };
  }

  function start() {
    dom.byId('curve-tools').addEventListener('click', clicked);
  }

  drumlin.curve = { start: start, update: update };
})(window.drumlin);

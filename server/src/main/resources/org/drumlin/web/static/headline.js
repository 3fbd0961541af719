// The top of the page: is it converged, how it ended, the figures of merit, what to beware of.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var el = dom.el;
  var words = drumlin.words;
  var n = drumlin.notation;

  var WARNINGS_OPEN = 2;

  function state(name) {
    var badge = dom.byId('state');
    badge.className = 'state ' + String(name || '').replace(/[^a-z]/g, '');
    dom.setText(badge, words.state(name));
  }

  function title(text) {
    var shown = String(text || '') || 'Untitled fit';
    dom.setText(dom.byId('title'), shown);
    document.title = shown + ' · Drumlin';
    drumlin.save.named(shown);
  }

  function fact(name, text, hint) {
    return text === '' ? null : el('div', { title: hint || null }, [el('dt', {}, [name]), el('dd', {}, [text])]);
  }

  /** What noise alone gives, where the size of the errors was measured. */
  function expected(result) {
    var measured = (result.curves || []).some(function (c) { return !!c.dI || c.likelihood === 'poisson'; });
    return measured && result.dof > 0 ? 'Noise alone gives 1 ± ' + n.number(Math.sqrt(2 / result.dof), 2) : null;
  }

  function facts(result) {
    var run = result.run || {};
    var criteria = result.criteria || {};
    var method = result.method || {};
    return [
      fact('reduced χ²', n.number(result.chisq, 4), expected(result)),
      fact('degrees of freedom', n.count(result.dof), n.count(result.points) + ' points'),
      fact('AIC', n.isNumber(criteria.aic) ? criteria.aic.toFixed(1) : '', 'Akaike’s criterion: smaller is better, on the same data'),
      fact('BIC', n.isNumber(criteria.bic) ? criteria.bic.toFixed(1) : '', 'Schwarz’s criterion: smaller is better, on the same data'),
      fact('method', method.name ? String(method.name) : ''),
      fact('evaluations', n.count(result.evaluations)),
      fact('time', n.isNumber(run.seconds) ? n.duration(run.seconds) : ''),
      fact('speed', n.isNumber(run.evaluations_per_second) ? n.count(run.evaluations_per_second) + '\u202f/\u202fs' : '',
        'Evaluations per second')
    ].filter(Boolean);
  }

  function list(warnings) {
    return el('ul', {}, warnings.map(function (w) { return el('li', {}, [String(w)]); }));
  }

  function warn(warnings) {
    var holder = dom.byId('warnings');
    dom.show(holder, warnings.length > 0);
    var rest = warnings.slice(WARNINGS_OPEN);
    var open = holder.querySelector('details');
    var children = [el('h2', { class: 'hidden-text' }, ['Warnings']), list(warnings.slice(0, WARNINGS_OPEN))];
    if (rest.length > 0) {
      children.push(el('details', { open: !!open && open.open }, [
        el('summary', {}, [rest.length === 1 ? 'One more warning' : rest.length + ' more warnings']), list(rest)]));
    }
    dom.patch(holder, el('div', {}, children));
  }

  function update(result, stateName) {
    title(result.title);
    state(stateName);
    var verdict = words.verdict(result, stateName);
    dom.byId('verdict').className = 'verdict ' + verdict.level;
    dom.setText(dom.byId('verdict'), verdict.text);
    dom.setText(dom.byId('ended'), words.isLive(stateName) ? '' : words.ended(result));
    dom.patch(dom.byId('facts'), el('dl', {}, facts(result)));
    warn(result.warnings || []);
  }

  /** Paper has no folded parts. */
  function start() {
    var folded = [];
    window.addEventListener('beforeprint', function () {
      folded = Array.prototype.slice.call(document.querySelectorAll('details:not([open])'));
      folded.forEach(function (d) { d.open = true; });
    });
    window.addEventListener('afterprint', function () { folded.forEach(function (d) { d.open = false; }); });
  }

  drumlin.headline = { start: start, update: update, state: state, title: title };
})(window.drumlin);

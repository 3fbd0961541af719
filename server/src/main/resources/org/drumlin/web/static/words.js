// What the numbers mean, in words: the state of the fit, whether it converged, what a bound hit is.
(function (drumlin) {
  'use strict';

  var n = drumlin.notation;

  // Of results whose reason says nothing: Vehtari et al. 2021 (Bayesian Analysis 16:667), and what many
  // chains show even when they agree.
  var RHAT_POOR = 1.05;
  var ESS_ENOUGH = 400;

  var STATES = {
    queued: 'Waiting for its turn', starting: 'Starting', running: 'Running', stopping: 'Stopping',
    finished: 'Finished', stopped: 'Stopped', failed: 'Failed', cancelled: 'Cancelled'
  };

  function state(name) {
    return STATES[name] || name || '';
  }

  function isLive(name) {
    return name === 'queued' || name === 'starting' || name === 'running' || name === 'stopping';
  }

  function worst(parameters, key, better) {
    return parameters.filter(function (p) { return n.isNumber(p[key]); }).reduce(function (found, p) {
      return found === null || better(p[key], found[key]) ? p : found;
    }, null);
  }

  function sampled(result) {
    return worst(result.parameters || [], 'rhat', function (a, b) { return a > b; }) !== null;
  }

  /** Of chains, by the numbers: R-hat and ESS of the worst parameter. */
  function mixing(result) {
    var high = worst(result.parameters, 'rhat', function (a, b) { return a > b; });
    var low = worst(result.parameters, 'ess', function (a, b) { return a < b; });
    if (high.rhat > RHAT_POOR) {
      return { level: 'bad', text: 'R-hat of ' + high.name + ' is ' + high.rhat.toFixed(3) };
    }
    if (low && low.ess < ESS_ENOUGH) {
      return { level: 'fair', text: 'the chains agree, but ' + low.name + ' has only ' + n.count(low.ess) + ' independent draws' };
    }
    return { level: 'good', text: 'R-hat is at most ' + high.rhat.toFixed(3) };
  }

  /**
   * Whether the result can be trusted: level (good, fair, bad, running) and a sentence. The fit's own
   * reason decides where it gives one; a fit that was stopped, or is still at work, is judged by its
   * numbers too.
   */
  function verdict(result, stateName) {
    var reason = String(result.reason || '').trim();
    var parts = /^(converged|running|stopped on request)\b[:;,]?\s*(.*)$/i.exec(reason);
    var kind = parts ? parts[1].toLowerCase() : '';
    var words = parts ? parts[2] : reason;
    if (isLive(stateName)) {
      return { level: 'running', text: 'So far: ' + sentence(kind === 'running' && words !== ''
        ? words.replace(/;\s*raise .*$/, '') : sampled(result) ? mixing(result).text : 'the best values yet') };
    }
    if (kind === 'converged') {
      return { level: 'good', text: words === '' ? 'Converged.' : 'Converged: ' + sentence(words) };
    }
    if (/^the fit did not converge/i.test(reason)) {
      return { level: 'bad', text: sentence(reason) };
    }
    var level = sampled(result) ? mixing(result).level : 'fair';
    if (kind === 'stopped on request') {
      return { level: level, text: words === '' ? 'Stopped on request.' : 'Stopped on request: ' + sentence(words) };
    }
    return { level: level, text: sentence(reason !== '' ? reason : sampled(result) ? mixing(result).text : 'It is not known whether the fit converged')
      .replace(/^./, function (c) { return c.toUpperCase(); }) };
  }

  function sentence(text) {
    return /[.!?]$/.test(text) ? text : text + '.';
  }

  /** Which bound a parameter sits on: 'low', 'high' or null. */
  function boundHit(parameter) {
    var at = parameter.at_bound;
    return at === 'low' || at === 'lower' ? 'low' : at === 'high' || at === 'upper' ? 'high' : null;
  }

  var PHASES = {
    init: 'starting the population', start: 'starting', burn: 'burn-in', sample: 'sampling', sampling: 'sampling',
    lm: 'least squares', fit: 'fitting', end: 'finishing', finish: 'finishing'
  };

  function phase(name) {
    return PHASES[name] || name || '';
  }

  drumlin.words = {
    state: state, isLive: isLive, verdict: verdict, boundHit: boundHit, phase: phase, sentence: sentence,
    sampled: sampled
  };
})(window.drumlin);

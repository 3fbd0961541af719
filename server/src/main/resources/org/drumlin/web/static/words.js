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

  /** A fit's reason: what kind it says it is, and the words after. */
  function reasonOf(result) {
    var reason = String(result.reason || '').trim();
    var parts = /^(converged|running|stopped on request|the fit did not converge)\b[:;,.]?\s*(.*)$/i.exec(reason);
    return { kind: parts ? parts[1].toLowerCase() : '', words: parts ? parts[2] : reason };
  }

  function running(result, reason) {
    var text = reason.kind === 'running' && reason.words !== '' ? reason.words.replace(/;\s*raise .*$/, '')
      : sampled(result) ? mixing(result).text : 'the best values yet';
    return { level: 'running', text: 'So far: ' + sentence(text) };
  }

  /**
   * Whether the result can be trusted: level (good, fair, bad, running) and a sentence. What the fit says
   * of itself decides; one that was stopped, or that says nothing, is judged by its numbers.
   */
  function verdict(result, stateName) {
    var reason = reasonOf(result);
    if (isLive(stateName)) {
      return running(result, reason);
    }
    if (result.converged === true || reason.kind === 'converged') {
      return { level: 'good', text: reason.words === '' ? 'Converged.' : 'Converged: ' + sentence(reason.words) };
    }
    if (reason.kind === 'the fit did not converge') {
      return { level: 'bad', text: sentence(String(result.reason).trim()) };
    }
    var numbers = sampled(result) ? mixing(result) : { level: 'fair', text: 'It is not known whether the fit converged' };
    if (reason.kind === 'stopped on request') {
      return { level: numbers.level, text: reason.words === '' ? 'Stopped on request.' : 'Stopped on request: ' + sentence(reason.words) };
    }
    return { level: numbers.level, text: capital(sentence(reason.words || numbers.text)) };
  }

  /** How the fit ended, in words; empty while it runs and for results that do not say. */
  function ended(result) {
    var until = ((result.method || {}).options || {}).until;
    return {
      complete: sampled(result) ? 'All draws that were asked for were taken.' : 'It ended because its tolerances were met.',
      rule: 'It ended by its stopping rule' + (until ? ' (' + until + ').' : '.'),
      steps: 'It ended because all its steps were taken.',
      time: 'It ended because the time it was given was over.',
      stopped: 'It was stopped on request; what is here is what there was by then.'
    }[result.ended] || '';
  }

  function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
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
    lm: 'least squares', amoeba: 'simplex', newton: 'quasi-Newton', de: 'differential evolution', ps: 'particle swarm',
    rl: 'random lines', pt: 'parallel tempering', fit: 'fitting', end: 'finishing', finish: 'finishing'
  };

  function phase(name) {
    return PHASES[name] || name || '';
  }

  drumlin.words = {
    state: state, isLive: isLive, verdict: verdict, boundHit: boundHit, phase: phase, sentence: sentence,
    sampled: sampled, ended: ended
  };
})(window.drumlin);

// What the numbers mean, in words: the state of the fit, whether it converged, what a bound hit is.
(function (drumlin) {
  'use strict';

  var n = drumlin.notation;

  // Vehtari et al. 2021 (Bayesian Analysis 16:667) ask for R-hat below 1.01 and an ESS above 400.
  var RHAT_GOOD = 1.01;
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

  /** Of a sampler: from R-hat and ESS of the worst parameter. */
  function sampledVerdict(result, live) {
    var high = worst(result.parameters, 'rhat', function (a, b) { return a > b; });
    var low = worst(result.parameters, 'ess', function (a, b) { return a < b; });
    var rhat = high.rhat.toFixed(high.rhat < 1.1 ? 3 : 2);
    var figures = 'R-hat at most ' + rhat + (low ? ', effective samples at least ' + n.count(low.ess) : '');
    if (high.rhat > RHAT_POOR) {
      return live
        ? { level: 'running', text: 'Not converged yet: R-hat of ' + high.name + ' is ' + rhat + '.' }
        : { level: 'bad', text: 'Not converged: R-hat of ' + high.name + ' is ' + rhat
            + '. The chains do not agree yet; more samples are needed before these intervals can be trusted.' };
    }
    if (high.rhat > RHAT_GOOD) {
      return { level: 'fair', text: 'Nearly converged: R-hat of ' + high.name + ' is ' + rhat
          + ' (below 1.01 is good). More samples would settle the intervals.' };
    }
    if (low && low.ess < ESS_ENOUGH) {
      return { level: 'fair', text: 'The chains agree, but ' + low.name + ' has only ' + n.count(low.ess)
          + ' effective samples: its 95 % interval is rough.' };
    }
    return { level: 'good', text: 'Converged: ' + figures + '.' };
  }

  /** Whether the result can be trusted: level (good, fair, bad, running) and a sentence. */
  function verdict(result, stateName) {
    var live = isLive(stateName);
    if (sampled(result)) {
      return sampledVerdict(result, live);
    }
    if (live) {
      return { level: 'running', text: 'Still fitting; the numbers below are the best so far.' };
    }
    var reason = String(result.reason || '');
    if (/^converged/i.test(reason)) {
      return { level: 'good', text: 'Converged' + sentence(reason.replace(/^converged/i, '')) };
    }
    return { level: 'bad', text: 'Not converged' + (reason ? ': ' + sentence(reason) : '.') };
  }

  function sentence(text) {
    return /[.!?]$/.test(text) ? text : text + '.';
  }

  /** Why it ended, where the verdict does not already say it. */
  function ending(result, verdictText) {
    var reason = String(result.reason || '').trim();
    if (/^converged/i.test(reason) && /^converged/i.test(verdictText)) {
      return '';
    }
    if (reason === '' || verdictText.indexOf(reason.replace(/^converged:?\s*/i, '')) >= 0) {
      return '';
    }
    return sentence(reason.charAt(0).toUpperCase() + reason.slice(1));
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
    state: state, isLive: isLive, verdict: verdict, ending: ending, boundHit: boundHit, phase: phase, sentence: sentence,
    sampled: sampled
  };
})(window.drumlin);

// A job in words: where it stands, how long it takes, when it was.
(function (drumlin) {
  'use strict';

  var n = drumlin.notation;
  var words = drumlin.words;

  var GROUPS = [
    { key: 'all', text: 'All', holds: function () { return true; } },
    { key: 'active', text: 'Running', holds: function (s) { return s === 'starting' || s === 'running' || s === 'stopping'; } },
    { key: 'queued', text: 'Waiting', holds: function (s) { return s === 'queued'; } },
    { key: 'done', text: 'Done', holds: function (s) { return s === 'finished' || s === 'stopped'; } },
    { key: 'failed', text: 'Failed', holds: function (s) { return s === 'failed' || s === 'cancelled'; } }
  ];

  /** Models and method: "mono_gauss_coil by dream". */
  function what(job) {
    var models = (job.models || []).join(', ');
    return models + (job.method ? (models === '' ? '' : ' by ') + job.method : '');
  }

  function seconds(job) {
    var from = Date.parse(job.started || '');
    var to = Date.parse(job.ended || '');
    return isNaN(from) || isNaN(to) ? null : Math.max(0, (to - from) / 1000);
  }

  function running(job) {
    var p = job.progress || {};
    var parts = [job.state === 'running' && p.phase ? words.phase(p.phase) : ''];
    if (n.isNumber(p.fraction)) {
      parts.push(Math.floor(100 * p.fraction) + '\u202f%');
    }
    if (n.isNumber(p.rhat)) {
      parts.push('R-hat ' + p.rhat.toFixed(2));
    }
    if (n.isNumber(p.remaining) && job.state === 'running') {
      parts.push('about ' + n.clock(p.remaining) + ' left');
    }
    return parts.filter(Boolean).join(', ');
  }

  /** How it ended, in short: why a fit converged is told on its own page. */
  function ending(message) {
    var text = /^converged\b/i.test(message) ? 'converged' : message;
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  /** What there is to say beside the state: what it does, why it waits, why it ended. */
  function details(job) {
    if (job.contact) {
      return (job.contact.kind === 'needs_login' ? 'The target wants you to sign in again. '
        : job.contact.kind === 'lost' ? '' : 'Nothing is heard of it just now. ')
        + String(job.contact.message || '');
    }
    if (job.state === 'queued') {
      return String(job.message || '');
    }
    if (words.isLive(job.state)) {
      return running(job);
    }
    var took = seconds(job);
    return [ending(String(job.message || '')), took === null ? '' : 'took ' + n.duration(took)].filter(Boolean).join(' · ');
  }

  /** A moment as people say it beside now: "just now", "12 minutes ago", "today, 14:05", "3 Mar 2026". */
  function moment(text, now) {
    var date = new Date(text);
    if (!text || isNaN(date.getTime())) {
      return '';
    }
    var ago = Math.round((now.getTime() - date.getTime()) / 60000);
    if (ago < 1) {
      return 'just now';
    }
    if (ago < 60) {
      return ago === 1 ? 'a minute ago' : ago + ' minutes ago';
    }
    var time = date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', hour12: false });
    var days = Math.round((midnight(now) - midnight(date)) / 86400000);
    if (days < 2) {
      return (days === 0 ? 'today, ' : 'yesterday, ') + time;
    }
    return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }) + ', ' + time;
  }

  function midnight(date) {
    return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  }

  function matches(job, text) {
    var all = [job.title, what(job), job.id, words.state(job.state)].join(' ').toLowerCase();
    return text.toLowerCase().split(/\s+/).every(function (word) { return all.indexOf(word) >= 0; });
  }

  drumlin.jobwords = { groups: GROUPS, what: what, details: details, moment: moment, matches: matches };
})(window.drumlin);

// One job of the list, as elements; patched in place, so that focus and selection stay.
(function (drumlin) {
  'use strict';

  var n = drumlin.notation;
  var el = drumlin.dom.el;
  var words = drumlin.words;
  var jobwords = drumlin.jobwords;

  function address(job) {
    return '/jobs/' + encodeURIComponent(job.id);
  }

  function name(job) {
    return String(job.title || '') || 'Untitled fit';
  }

  function stamp(job) {
    var outlines = drumlin.stamps.of(job.id);
    return el('a', { href: address(job), class: 'job-stamp' + (outlines.length === 0 ? ' none' : ''), tabindex: '-1', 'aria-hidden': 'true' },
      outlines.length === 0 ? [] : [drumlin.svg.stamp(outlines)]);
  }

  function bar(job) {
    var fraction = (job.progress || {}).fraction;
    var known = n.isNumber(fraction);
    return el('progress', { class: 'job-bar', max: '1', value: known ? String(fraction) : null, 'aria-label': 'Part done of ' + name(job) });
  }

  function isTrouble(job) {
    return job.state === 'failed' || !!job.contact || /^the fit did not converge/i.test(job.message || '');
  }

  function said(job) {
    var parts = [el('span', { class: 'state ' + String(job.state).replace(/[^a-z]/g, '') }, [words.state(job.state)])];
    var details = jobwords.details(job);
    if (details !== '') {
      parts.push(el('span', { class: 'job-details' + (isTrouble(job) ? ' beware' : '') }, [details]));
    }
    return el('p', { class: 'job-said' }, parts);
  }

  function middle(job, now) {
    var children = [
      el('h2', { class: 'job-title' }, [el('a', { href: address(job) }, [name(job)])]),
      el('p', { class: 'job-what' }, [jobwords.what(job), ' · ',
        el('time', { datetime: job.created, title: String(job.created).replace('T', ' ').replace(/\.\d+Z|Z$/, ' UTC') }, [jobwords.moment(job.created, now)])]),
      said(job)];
    if (words.isLive(job.state) && job.state !== 'queued') {
      children.push(bar(job));
    }
    return el('div', { class: 'job-main' }, children);
  }

  function figure(job) {
    var chisq = n.isNumber(job.chisq) ? job.chisq : (job.progress || {}).chisq;
    return el('p', { class: 'job-figure' }, n.isNumber(chisq)
      ? [el('span', { class: 'job-figure-name' }, ['reduced χ²']), el('span', { class: 'job-figure-value' }, [n.number(chisq, 4)])] : []);
  }

  function deed(job, key, text) {
    return el('button', { type: 'button', 'data-deed': key, 'data-id': job.id, 'aria-label': text + ': ' + name(job) }, [text]);
  }

  function deeds(job) {
    if (job.state === 'stopping') {
      return [];
    }
    return words.isLive(job.state) ? [deed(job, 'stop', job.state === 'queued' ? 'Cancel' : 'Stop')]
      : [deed(job, 'again', 'Run again'), deed(job, 'delete', 'Delete')];
  }

  /** The row of a job as it stands now. */
  function row(job, now) {
    return el('li', { class: 'job', 'data-id': job.id }, [
      stamp(job), middle(job, now), figure(job), el('div', { class: 'job-deeds' }, deeds(job))]);
  }

  drumlin.jobrow = { row: row, name: name };
})(window.drumlin);

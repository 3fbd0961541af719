// How it was done: method with all options, work, engine; then files.
(function (drumlin) {
  'use strict';

  var n = drumlin.notation;
  var dom = drumlin.dom;
  var el = dom.el;

  function option(key, value) {
    if (value === '' || (key === 'time' && value === 0)) {
      return key === 'time' ? 'no limit' : 'none';
    }
    if (typeof value === 'boolean') {
      return value ? 'on' : 'off';
    }
    return typeof value === 'number' ? (Number.isInteger(value) ? n.count(value) : n.number(value)) : String(value);
  }

  function time(text) {
    var date = new Date(text);
    return text && !isNaN(date.getTime()) ? date.toISOString().replace('T', ' ').replace(/\.\d+Z|Z$/, ' UTC') : '';
  }

  function methodPairs(result) {
    var method = result.method || {};
    var options = method.options || {};
    var pairs = [['method', method.name]];
    Object.keys(options).forEach(function (key) { pairs.push([key, option(key, options[key])]); });
    pairs.push(['seed', n.isNumber(method.seed) ? String(method.seed) : 'none given']);
    return pairs;
  }

  function workPairs(result, run) {
    var speed = run.evaluations_per_second;
    return [
      ['evaluations', n.count(result.evaluations)],
      ['speed', n.isNumber(speed) ? n.count(speed) + ' evaluations/s' : ''],
      ['time', n.isNumber(run.seconds) ? n.duration(run.seconds) : ''],
      ['acceptance', n.isNumber(result.acceptance) ? n.number(100 * result.acceptance, 3) + ' %' : ''],
      ['points', n.count(result.points)],
      ['degrees of freedom', n.count(result.dof)],
      ['reduced χ²', n.number(result.chisq, 4)],
      ['−ln likelihood', n.number(result.nllf, 6)],
      ['started', time(run.started)],
      ['ended', time(run.ended)],
      ['attempt', n.isNumber(run.attempt) && run.attempt > 1 ? String(run.attempt) : '']
    ];
  }

  function enginePairs(result, run) {
    return [
      ['engine', run.engine || result.engine],
      ['device', run.device],
      ['precision', run.precision || result.precision],
      ['threads', n.isNumber(run.threads) ? String(run.threads) : ''],
      ['Drumlin', run.drumlin],
      ['Java', run.java],
      ['system', run.os]
    ];
  }

  function update(result) {
    var run = result.run || {};
    dom.describe(dom.byId('method-list'), methodPairs(result));
    dom.describe(dom.byId('work-list'), workPairs(result, run));
    dom.describe(dom.byId('engine-list'), enginePairs(result, run));
  }

  var MEANINGS = {
    'fit.json': 'the fit document', 'result.json': 'the numbers of this page', 'run.json': 'who ran it, and how long',
    'samples.csv.gz': 'the draws of the sampler', 'progress.jsonl': 'the progress, line by line',
    'runner.log': 'the log', 'partial.json': 'the numbers while it ran', 'job.json': 'the job', 'exit.json': 'how it ended'
  };

  /** What came out first, then what went in, then what an attempt left. */
  function rank(name) {
    var place = ['result.json', 'run.json', 'samples.csv.gz', 'fit.json'].indexOf(String(name));
    return place >= 0 ? place : String(name).indexOf('data/') === 0 ? 4 : String(name).indexOf('attempt-') === 0 ? 6 : 5;
  }

  /** The files of the job; href(name) is null where they cannot be fetched from here. */
  function files(list, href, zip) {
    dom.show(dom.byId('section-files'), list.length > 0);
    var rows = list.slice().sort(function (a, b) { return rank(a.name) - rank(b.name); }).map(function (f) {
      var name = String(f.name);
      var link = href(name);
      return el('tr', {}, [
        el('th', { scope: 'row' }, [link === null ? name : el('a', { href: link, download: name }, [name])]),
        el('td', {}, [MEANINGS[name.split('/').pop()] || (name.indexOf('data/') === 0 ? 'measured data' : '')]),
        el('td', { class: 'number' }, [n.isNumber(f.size) ? n.size(f.size) : ''])]);
    });
    var children = [el('div', { class: 'scroll' }, [el('table', { class: 'numbers files' }, [
      el('caption', { class: 'hidden-text' }, ['Files of this fit']),
      el('thead', {}, [el('tr', {}, [el('th', { scope: 'col' }, ['File']), el('th', { scope: 'col' }, ['What it is']),
        el('th', { scope: 'col', class: 'number' }, ['Size'])])]),
      el('tbody', {}, rows)])])];
    if (zip) {
      children.push(el('p', {}, [el('a', { class: 'button', href: zip, download: true }, ['Download all as one zip'])]));
    } else {
      children.push(el('p', { class: 'note' }, ['These files lie in the folder of the fit.']));
    }
    dom.patch(dom.byId('files'), el('div', {}, children));
  }

  drumlin.method = { update: update, files: files };
})(window.drumlin);

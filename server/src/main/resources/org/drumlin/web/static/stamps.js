// The stamps of the fits in the list: fetched when a row is seen, few at a time, and kept.
(function (drumlin) {
  'use strict';

  var PREFIX = 'drumlin.stamp.';
  var AT_ONCE = 3;
  var LEAST_BETWEEN = 5000;

  var known = {};
  var waiting = [];
  var busy = 0;

  function kept(id) {
    try {
      var text = window.sessionStorage.getItem(PREFIX + id);
      return text === null ? null : JSON.parse(text);
    } catch (e) {
      return null;
    }
  }

  function keep(id, outlines) {
    try {
      window.sessionStorage.setItem(PREFIX + id, JSON.stringify(outlines));
    } catch (e) { /* full or forbidden: it is fetched again another time */ }
  }

  function entry(id) {
    if (!known[id]) {
      var outlines = kept(id);
      known[id] = { outlines: outlines || [], final: outlines !== null, at: 0, due: false };
    }
    return known[id];
  }

  /** The outlines there are of a job, none before any. */
  function of(id) {
    return entry(id).outlines;
  }

  function hasResult(job) {
    return job.state === 'finished' || job.state === 'stopped' || job.state === 'running' || job.state === 'stopping';
  }

  /** The row of the job is seen: fetches its stamp when there may be a newer one, then calls done. */
  function want(job, done) {
    var e = entry(job.id);
    var ended = !drumlin.words.isLive(job.state);
    if (e.due && ended) { // what is under way may have begun before the end
      e.last = { job: job, done: done };
    }
    if (!hasResult(job) || e.final || e.due || (!ended && Date.now() - e.at < LEAST_BETWEEN)) {
      return;
    }
    e.due = true;
    waiting.push({ id: job.id, ended: ended, done: done });
    next();
  }

  function next() {
    if (busy >= AT_ONCE || waiting.length === 0) {
      return;
    }
    busy++;
    var one = waiting.shift();
    var e = entry(one.id);
    drumlin.api.get(drumlin.jobdeeds.path(one.id) + '/result?part=curves').then(function (result) {
      e.outlines = drumlin.svg.outline(result.curves);
      e.final = one.ended;
      if (one.ended) {
        keep(one.id, e.outlines);
      }
      one.done();
    }, function (f) {
      e.final = one.ended && f.status === 404;
    }).then(function () {
      e.at = Date.now();
      e.due = false;
      busy--;
      if (e.last) {
        var last = e.last;
        e.last = null;
        want(last.job, last.done);
      }
      next();
    });
  }

  drumlin.stamps = { of: of, want: want };
})(window.drumlin);

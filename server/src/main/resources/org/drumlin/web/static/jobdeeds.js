// What can be done to a job: stop, run again, delete. Nothing of it is ever a GET.
(function (drumlin) {
  'use strict';

  var api = drumlin.api;

  function path(id) {
    return '/jobs/' + encodeURIComponent(id);
  }

  function stop(job) {
    return api.post(path(job.id) + '/stop');
  }

  /** A new job with the same fit. */
  function again(job) {
    return api.post(path(job.id) + '/rerun');
  }

  /** A new job that goes on where a time limit ended this one. */
  function goOn(job) {
    return api.post(path(job.id) + '/continue');
  }

  /** Whether a time limit ended it and its state was kept. */
  function isCut(job) {
    return job.state === 'failed' && /^The time limit was reached/.test(job.message || '') && / is kept/.test(job.message);
  }

  /** Has its cluster asked for it once more. */
  function recheck(job) {
    return api.post(path(job.id) + '/recheck');
  }

  /** Asks first; gives a promise of whether it is gone. */
  function remove(job) {
    return drumlin.ask({
      title: 'Delete “' + (job.title || 'Untitled fit') + '”?',
      text: 'The fit, its result and all its files are deleted from the server. This cannot be undone.',
      no: 'Keep it', yes: 'Delete fit'
    }).then(function (agreed) {
      return agreed ? api.remove(path(job.id)).then(function () { return true; }, function (f) {
        if (f.status === 404) { // somebody was faster: it is as wished
          return true;
        }
        throw f;
      }) : false;
    });
  }

  drumlin.jobdeeds = { path: path, stop: stop, again: again, goOn: goOn, isCut: isCut, recheck: recheck, remove: remove };
})(window.drumlin);

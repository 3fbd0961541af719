// What can be done to the fit of the page: run it again, delete it. The desktop has its own buttons for that.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var deeds = drumlin.jobdeeds;

  var job = null;

  function act(button, deed) {
    button.disabled = true;
    deed().catch(drumlin.frame.complain).then(function () { button.disabled = false; });
  }

  function again() {
    return deeds.again(job).then(function (fresh) { window.location.assign('/jobs/' + encodeURIComponent(fresh.id)); });
  }

  function goOn() {
    return deeds.goOn(job).then(function (fresh) { window.location.assign('/jobs/' + encodeURIComponent(fresh.id)); });
  }

  function recheck() {
    return deeds.recheck(job);
  }

  function remove() {
    return deeds.remove(job).then(function (removed) {
      if (removed) {
        window.location.assign('/');
      }
    });
  }

  /** The job as it stands now: what has not ended can only be stopped, by the strip at the foot. */
  function update(now) {
    job = now;
    dom.show(dom.byId('recheck'), !drumlin.frame.isEmbedded() && (now.contact || {}).kind === 'lost');
    dom.show(dom.byId('continue'), deeds.isCut(now));
    dom.show(dom.byId('deeds'), !drumlin.frame.isEmbedded() && !drumlin.words.isLive(now.state));
  }

  function start() {
    dom.byId('recheck').addEventListener('click', function (event) { act(event.currentTarget, recheck); });
    dom.byId('continue').addEventListener('click', function (event) { act(event.currentTarget, goOn); });
    dom.byId('again').addEventListener('click', function (event) { act(event.currentTarget, again); });
    dom.byId('delete').addEventListener('click', function (event) { act(event.currentTarget, remove); });
    drumlin.frame.start('').catch(drumlin.frame.complain);
  }

  drumlin.jobbar = { start: start, update: update };
})(window.drumlin);

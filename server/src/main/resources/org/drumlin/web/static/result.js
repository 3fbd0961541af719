// The page as a whole: shows a result inlined in it (a report), or follows the job of its address.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var words = drumlin.words;

  var view = {
    result: function (result, job) {
      var stateName = job ? job.state : result.status;
      dom.show(dom.byId('empty'), false);
      dom.show(dom.byId('notice'), false);
      if (job && job.state === 'failed') {
        view.problem(job.message || 'The fit failed.');
      }
      result.parameters = result.parameters || [];
      drumlin.headline.update(result, stateName);
      drumlin.figure.wait(words.isLive(stateName));
      dom.show(dom.byId('section-curve'), (result.curves || []).length > 0);
      dom.show(dom.byId('section-parameters'), result.parameters.length > 0);
      dom.show(dom.byId('section-method'), true);
      drumlin.parameters.update(result);
      drumlin.curve.update(result.curves);
      drumlin.marginals.update(result);
      drumlin.correlation.update(result);
      drumlin.chains.update(result);
      drumlin.convergence.update(result);
      drumlin.method.update(result);
      document.documentElement.setAttribute('data-ready', 'true');
    },

    job: function (job) {
      if (job.title) {
        drumlin.headline.title(job.title);
      }
      drumlin.headline.state(job.state);
      drumlin.jobbar.update(job);
      if (job.state === 'failed') {
        view.problem(job.message || 'The fit failed.');
      }
    },

    nothingYet: function (job) {
      var text = 'The first numbers appear here within seconds of the start.';
      if (job && job.state === 'queued') {
        text = 'The fit waits for its turn. It starts when a fit before it has ended.';
      } else if (job && !words.isLive(job.state)) {
        text = 'This fit ended before it had a result. Start it again with “Run again”.';
      }
      dom.show(dom.byId('empty'), true);
      dom.setText(dom.byId('empty'), text);
    },

    waiting: function () {
      dom.show(dom.byId('empty'), true);
      dom.setText(dom.byId('empty'), 'Reading the fit …');
    },

    problem: function (text) {
      dom.show(dom.byId('empty'), false);
      dom.show(dom.byId('notice'), true);
      dom.setText(dom.byId('notice'), text);
    }
  };

  function inlined() {
    if (window.__DRUMLIN_RESULT__) {
      return window.__DRUMLIN_RESULT__;
    }
    var holder = dom.byId('drumlin-result');
    return holder ? JSON.parse(holder.textContent) : null;
  }

  function main() {
    drumlin.save.start();
    drumlin.headline.start();
    drumlin.curve.start();
    drumlin.parameters.start();
    drumlin.correlation.start();
    drumlin.chains.start();
    var result = inlined();
    if (result) {
      view.result(result, null);
      drumlin.method.files(result.files || [], function () { return null; }, null);
      return;
    }
    var id = /\/jobs\/([^/]+)\/?$/.exec(window.location.pathname);
    if (!id) {
      view.problem('This page shows a fit; its address names none.');
      return;
    }
    drumlin.jobbar.start();
    view.waiting();
    new drumlin.Follower(decodeURIComponent(id[1]), view).start();
  }

  main();
})(window.drumlin);

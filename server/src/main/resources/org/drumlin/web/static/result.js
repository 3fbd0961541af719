// The page as a whole: shows a result inlined in it (a report), or follows the job of its address.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var words = drumlin.words;
  var n = drumlin.notation;

  function headline(result, stateName) {
    var title = String(result.title || '') || 'Untitled fit';
    dom.setText(dom.byId('title'), title);
    document.title = title + ' · Drumlin';
    stateBadge(stateName);
    var verdict = words.verdict(result, stateName);
    var line = dom.byId('verdict');
    line.className = 'verdict ' + verdict.level;
    dom.setText(line, verdict.text);
    var facts = ['Reduced χ² ' + n.number(result.chisq, 4) + ' with ' + n.count(result.dof) + ' degrees of freedom'];
    if (result.method && result.method.name) {
      facts.push(result.method.name);
    }
    var children = [facts.join(' · ') + '. '];
    var warnings = (result.warnings || []).length;
    if (warnings > 0) {
      children.push(' ', dom.el('a', { href: '#section-warnings' }, [warnings === 1 ? '1 warning' : warnings + ' warnings']));
    }
    dom.patch(dom.byId('summary'), dom.el('p', {}, children));
  }

  function stateBadge(stateName) {
    var badge = dom.byId('state');
    badge.className = 'state ' + String(stateName || '').replace(/[^a-z]/g, '');
    dom.setText(badge, words.state(stateName));
  }

  var view = {
    result: function (result, job) {
      var stateName = job ? job.state : result.status;
      dom.show(dom.byId('empty'), false);
      dom.show(dom.byId('notice'), false);
      if (job && job.state === 'failed') {
        view.problem(job.message || 'The fit failed.');
      }
      headline(result, stateName);
      result.parameters = result.parameters || [];
      dom.show(dom.byId('section-curve'), (result.curves || []).length > 0);
      dom.show(dom.byId('section-parameters'), result.parameters.length > 0);
      dom.show(dom.byId('section-method'), true);
      drumlin.parameters.update(result);
      drumlin.curve.update(result.curves);
      drumlin.posterior.update(result);
      drumlin.correlation.update(result);
      drumlin.method.update(result);
      document.documentElement.setAttribute('data-ready', 'true');
    },

    job: function (job) {
      if (job.title) {
        dom.setText(dom.byId('title'), job.title);
        document.title = job.title + ' · Drumlin';
      }
      stateBadge(job.state);
      if (job.state === 'failed') {
        view.problem(job.message || 'The fit failed.');
      }
    },

    nothingYet: function (job) {
      var text = 'The first numbers appear here within seconds of the start.';
      if (job && job.state === 'queued') {
        text = 'The fit waits for its turn. It starts when a fit before it has ended.';
      } else if (job && !words.isLive(job.state)) {
        text = 'This fit ended before it had a result. Start it again with “Run again” in the list of jobs.';
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
    drumlin.curve.start();
    drumlin.posterior.start();
    drumlin.correlation.start();
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
    view.waiting();
    new drumlin.Follower(decodeURIComponent(id[1]), view).start();
  }

  main();
})(window.drumlin);

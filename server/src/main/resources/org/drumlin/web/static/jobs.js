// The list of jobs: one stream of events keeps it, one filter chooses from it.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var el = dom.el;
  var frame = drumlin.frame;
  var words = drumlin.words;
  var jobwords = drumlin.jobwords;
  var deeds = drumlin.jobdeeds;

  var PAGE = 60;

  var jobs = {};
  var group = 'all';
  var text = '';
  var most = PAGE;
  var rows = {};
  var planned = false;
  var loaded = false;

  // ---- what is shown ----

  function all() {
    return Object.keys(jobs).map(function (id) { return jobs[id]; }).sort(function (a, b) {
      return a.created === b.created ? (a.id < b.id ? 1 : -1) : a.created < b.created ? 1 : -1;
    });
  }

  function groupOf(key) {
    return jobwords.groups.filter(function (g) { return g.key === key; })[0];
  }

  function segments(list) {
    dom.patch(dom.byId('states'), el('div', {}, jobwords.groups.map(function (g) {
      var count = list.filter(function (j) { return g.holds(j.state); }).length;
      return el('button', { type: 'button', 'data-group': g.key, 'aria-pressed': String(g.key === group) },
        [g.text + ' ', el('span', { class: 'count' }, [String(count)])]);
    })));
  }

  /** Soon, and once for many changes of a moment. */
  function plan() {
    if (!planned) {
      planned = true;
      window.requestAnimationFrame(function () {
        planned = false;
        draw();
      });
    }
  }

  function draw() {
    var list = all();
    var found = list.filter(function (j) { return groupOf(group).holds(j.state) && jobwords.matches(j, text); });
    dom.show(dom.byId('filters'), list.length > 0);
    segments(list);
    dom.setText(dom.byId('shown'), text === '' ? '' : found.length === 1 ? 'One job matches.' : found.length + ' jobs match.');
    place(found.slice(0, most));
    dom.show(dom.byId('more'), found.length > most);
    nothing(list.length, found.length);
    dom.byId('list').setAttribute('aria-busy', String(!loaded));
  }

  /** Rows in that order: what is gone goes first, so that those that stay need not move and keep the focus. */
  function place(shown) {
    var list = dom.byId('list');
    var now = new Date();
    var fresh = {};
    shown.forEach(function (job) { fresh[job.id] = rows[job.id] || null; });
    Object.keys(rows).filter(function (id) { return fresh[id] === undefined; }).forEach(function (id) {
      sight.unobserve(rows[id]);
      rows[id].remove();
    });
    var at = list.firstElementChild;
    shown.forEach(function (job) {
      var want = drumlin.jobrow.row(job, now);
      var row = rows[job.id];
      if (row) {
        dom.patch(row, want);
      } else {
        row = want;
        sight.observe(row);
      }
      fresh[job.id] = row;
      if (row === at) {
        at = at.nextElementSibling;
      } else {
        list.insertBefore(row, at);
      }
    });
    rows = fresh;
  }

  function nothing(have, found) {
    var blank = dom.byId('nothing');
    dom.show(blank, loaded && found === 0);
    if (!loaded || found > 0) {
      return;
    }
    dom.patch(blank, el('div', {}, have === 0
      ? [el('h2', {}, ['No fits yet']),
        el('p', {}, ['Upload a fit document, or a data file and choose a model: the fit runs on the server, and you can close this page meanwhile.']),
        el('p', {}, [el('a', { class: 'button primary', href: '/new' }, ['Start the first fit'])])]
      : [el('h2', {}, ['No job matches']), el('p', {}, ['The filter leaves nothing to show.']),
        el('p', {}, [el('button', { type: 'button', id: 'show-all' }, ['Show all jobs'])])]));
  }

  // ---- stamps ----

  var sight = new IntersectionObserver(function (seen) {
    seen.forEach(function (s) {
      s.target.seen = s.isIntersecting;
      see(s.target.getAttribute('data-id'));
    });
  }, { rootMargin: '200px 0px' });

  function see(id) {
    if (rows[id] && rows[id].seen && jobs[id]) {
      drumlin.stamps.want(jobs[id], plan);
    }
  }

  // ---- what happens ----

  function got(job) {
    var before = jobs[job.id];
    jobs[job.id] = job;
    if (before && before.state !== job.state) {
      frame.announce(drumlin.jobrow.name(job) + ': ' + words.state(job.state));
    }
    see(job.id);
    plan();
  }

  function gone(id) {
    delete jobs[id];
    plan();
  }

  function progressed(data) {
    var job = jobs[data.job];
    if (job && words.isLive(job.state)) {
      job.progress = data;
      plan();
    }
  }

  function reload() {
    return drumlin.api.get('/jobs').then(function (body) {
      var fresh = {};
      body.jobs.forEach(function (job) { fresh[job.id] = job; });
      jobs = fresh;
      loaded = true;
      draw();
      Object.keys(rows).forEach(see);
    });
  }

  function contact(lost) {
    var said = dom.byId('contact');
    dom.show(said, lost);
    dom.setText(said, lost ? 'No contact to the server: what is shown may be old. It is tried again.' : '');
    if (!lost) {
      reload().catch(frame.complain);
    }
  }

  function listen() {
    drumlin.api.stream('/events', {
      snapshot: got, state: got, progress: progressed,
      result: function (data) { see(data.job); },
      lost: function () { contact(true); },
      found: function () { contact(false); }
    });
  }

  // ---- what is done ----

  function neighbour(id) {
    var row = rows[id];
    var next = row && (row.nextElementSibling || row.previousElementSibling);
    return next ? next.querySelector('.job-title a') : dom.byId('list');
  }

  function act(button) {
    var job = jobs[button.getAttribute('data-id')];
    var deed = button.getAttribute('data-deed');
    frame.clear();
    if (deed === 'stop') {
      return deeds.stop(job).then(got);
    }
    if (deed === 'again') {
      return deeds.again(job).then(function (fresh) {
        got(fresh);
        frame.announce(drumlin.jobrow.name(fresh) + ' runs again, as a new job at the top of the list.');
      });
    }
    var next = neighbour(job.id);
    return deeds.remove(job).then(function (removed) {
      if (removed) {
        gone(job.id);
        next.focus();
        frame.announce(drumlin.jobrow.name(job) + ' is deleted.');
      }
    });
  }

  function clicked(event) {
    var button = event.target.closest('button[data-deed]');
    if (button) {
      button.disabled = true;
      act(button).catch(frame.complain).then(function () {
        button.disabled = false;
        plan();
      });
    }
  }

  function choose(key) {
    group = key;
    most = PAGE;
    draw();
  }

  function search(typed) {
    text = typed.trim();
    most = PAGE;
    draw();
  }

  function start() {
    dom.byId('list').addEventListener('click', clicked);
    dom.byId('search').addEventListener('input', function (event) { search(event.target.value); });
    dom.byId('states').addEventListener('click', function (event) {
      var button = event.target.closest('button');
      if (button) {
        choose(button.getAttribute('data-group'));
      }
    });
    dom.byId('nothing').addEventListener('click', function (event) {
      if (event.target.id === 'show-all') {
        dom.byId('search').value = '';
        text = '';
        choose('all');
        dom.byId('search').focus();
      }
    });
    dom.byId('more-button').addEventListener('click', function () {
      most += PAGE;
      draw();
    });
    window.setInterval(plan, 30000); // "3 minutes ago" grows old
    document.addEventListener('visibilitychange', function () { // what was deleted elsewhere has no event
      if (!document.hidden && loaded) {
        reload().catch(frame.complain);
      }
    });
  }

  start();
  frame.start('/').then(reload).then(listen).catch(frame.complain);
})(window.drumlin);

// Where a fit is computed, and what is asked of a cluster's queue: filled from the cluster, with its script shown.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var el = dom.el;
  var api = drumlin.api;
  var fields = drumlin.fields;
  var queuefields = drumlin.queuefields;

  var clusters = [];
  var facts = null;
  var presets = {};
  var timer = 0;
  var asked = 0;
  var titled = function () { return ''; };

  function chosen() {
    var name = dom.byId('place').value;
    return clusters.filter(function (c) { return c.name === name; })[0] || null;
  }

  function path(rest) {
    return '/clusters/' + encodeURIComponent(chosen().name) + rest;
  }

  // ---- what the cluster offers ----

  function age() {
    return facts && facts.fetched ? 'Limits asked ' + drumlin.jobwords.moment(facts.fetched, new Date()) + '.' : '';
  }

  function contact(cluster) {
    if (cluster.state === 'needs_login') {
      return (cluster.message || 'Nobody is logged in there.') + ' Fits wait until somebody connects.';
    }
    return cluster.state === 'stale' && cluster.message ? cluster.message + ' Fits wait until it answers.' : '';
  }

  function look(fresh) {
    var cluster = chosen();
    var mine = ++asked;
    dom.setText(dom.byId('queue-age'), 'Asking the cluster …');
    return api.get(path('/facts' + (fresh ? '?refresh=true' : ''))).then(function (answer) {
      if (mine === asked) {
        facts = answer;
        queuefields.draw(facts);
        dom.setText(dom.byId('queue-age'), age());
        dom.setText(dom.byId('place-said'), '');
        limits();
        return preview();
      }
      return null;
    }, function (f) {
      if (mine === asked) {
        dom.setText(dom.byId('queue-age'), age());
        dom.setText(dom.byId('place-said'), f.words());
      }
    }).then(function () { return cluster; });
  }

  /** What the partition allows, below it. */
  function limits() {
    var name = dom.byId('queue-partition').value;
    var partition = (facts ? facts.partitions : []).filter(function (p) { return name === '' ? p.default : p.name === name; })[0];
    var said = [];
    if (partition) {
      said = [name === '' ? partition.name : '', partition.max_walltime ? 'at most ' + partition.max_walltime : '',
        partition.cpus_per_node ? partition.cpus_per_node + ' CPUs a node' : '',
        partition.memory_per_node_mb ? Math.round(partition.memory_per_node_mb / 102.4) / 10 + ' GB a node' : '',
        partition.gpus.length > 0 ? 'GPUs ' + partition.gpus.join(', ') : '', partition.message].filter(Boolean);
    }
    var place = dom.byId('queue-partition').closest('.field');
    var hint = place.querySelector('.field-hint') || place.appendChild(el('span', { class: 'field-hint' }));
    dom.setText(hint, said.join(' · '));
  }

  // ---- the script ----

  function preview() {
    if (chosen() === null || queuefields.mistake()) {
      return Promise.resolve();
    }
    var mine = asked;
    return api.post(path('/preview'), { queue: queuefields.read(), title: titled() }).then(function (answer) {
      if (mine === asked) {
        show(answer);
      }
    }, function (f) {
      if (!complain(f.path, f.words())) {
        dom.setText(dom.byId('queue-said'), f.words());
      }
    });
  }

  function show(answer) {
    fields.allRight(dom.byId('queue'));
    answer.problems.forEach(function (p) {
      var control = queuefields.at(p.field);
      if (control) {
        fields.wrong(control, p.message);
      }
    });
    if (answer.script !== '') { // while a field is half typed the last script stays
      dom.setText(dom.byId('queue-text'), answer.script);
    }
    var general = answer.problems.filter(function (p) { return queuefields.at(p.field) === null; });
    dom.setText(dom.byId('queue-said'), general.map(function (p) { return p.message; }).join(' '));
  }

  /** Says at the field of that path what is wrong; false for none of the queue's. */
  function complain(where, words) {
    var control = /^queue\./.test(where || '') ? queuefields.at(where) : null;
    if (control === null) {
      return false;
    }
    if (control.closest('details')) {
      control.closest('details').open = true;
    }
    fields.wrong(control, words);
    control.focus();
    return true;
  }

  function changed(event) {
    fields.right(event.target);
    if (event.target.id === 'queue-partition') {
      limits();
    }
    dom.setText(dom.byId('queue-said'), '');
    window.clearTimeout(timer);
    timer = window.setTimeout(function () { preview().catch(drumlin.frame.complain); }, 300);
  }

  function tryOut() {
    dom.setText(dom.byId('queue-said'), 'Asking the cluster …');
    return api.post(path('/try'), { queue: queuefields.read(), title: titled() }).then(function (answer) {
      dom.setText(dom.byId('queue-said'), (answer.ok ? '✓ ' : '') + answer.message);
    }, function (f) {
      dom.setText(dom.byId('queue-said'), complain(f.path, f.words()) ? '' : f.words());
    });
  }

  // ---- presets ----

  function listPresets() {
    return api.get(path('/presets')).then(function (answer) {
      presets = answer.presets;
      var names = Object.keys(presets);
      var list = dom.byId('preset');
      list.replaceChildren.apply(list, [el('option', { value: '' }, [names.length === 0 ? 'none kept yet' : 'choose one'])].concat(
        names.map(function (name) { return el('option', { value: name }, [name]); })));
      list.disabled = names.length === 0;
      dom.byId('preset-forget').disabled = true;
    });
  }

  function takePreset() {
    var name = dom.byId('preset').value;
    dom.byId('preset-forget').disabled = name === '';
    if (name !== '') {
      dom.byId('preset-name').value = name;
      queuefields.fill(presets[name]);
      limits();
      preview().catch(drumlin.frame.complain);
    }
  }

  function keepPreset() {
    var box = dom.byId('preset-name');
    var name = box.value.trim();
    fields.right(box);
    if (name === '') {
      fields.wrong(box, 'Give it a name.');
      box.focus();
      return Promise.resolve();
    }
    var kept = queuefields.read();
    return api.put(path('/presets/' + encodeURIComponent(name)), kept).then(listPresets).then(function () {
      dom.byId('preset').value = name;
      dom.byId('preset-forget').disabled = false;
      dom.setText(dom.byId('queue-said'), 'Kept as “' + name + '”.');
    }, function (f) { fields.wrong(box, f.words()); });
  }

  function forgetPreset() {
    return api.remove(path('/presets/' + encodeURIComponent(dom.byId('preset').value))).then(listPresets);
  }

  // ---- the page ----

  function placed() {
    var cluster = chosen();
    facts = null;
    asked++;
    dom.show(dom.byId('queue'), cluster !== null);
    dom.setText(dom.byId('place-said'), cluster === null ? '' : contact(cluster));
    if (cluster !== null) {
      queuefields.draw(null);
      dom.setText(dom.byId('queue-text'), '');
      limits();
      listPresets().then(function () { return look(false); }).then(preview).catch(drumlin.frame.complain);
    }
  }

  function on(id, deed) {
    dom.byId(id).addEventListener('click', function () { deed().catch(drumlin.frame.complain); });
  }

  /** Asks which clusters there are; without any nothing of this is to be seen. */
  function start(title) {
    titled = title;
    return api.get('/clusters').then(function (answer) {
      clusters = answer.clusters;
      dom.show(dom.byId('queue-panel'), clusters.length > 0);
      dom.byId('place').replaceChildren.apply(dom.byId('place'), [el('option', { value: '' }, ['This server'])].concat(
        clusters.map(function (c) { return el('option', { value: c.name }, ['Cluster ' + c.name]); })));
      dom.byId('place').addEventListener('change', placed);
      dom.byId('queue-basic').addEventListener('input', changed);
      dom.byId('queue-advanced').addEventListener('input', changed);
      dom.byId('preset').addEventListener('change', takePreset);
      on('queue-refresh', function () { return look(true); });
      on('queue-try', tryOut);
      on('preset-keep', keepPreset);
      on('preset-forget', forgetPreset);
    });
  }

  /** What a submission says of it. */
  function submission() {
    return chosen() === null ? {} : { target: chosen().name, queue: queuefields.read() };
  }

  function mistake() {
    return chosen() === null ? null : queuefields.mistake();
  }

  drumlin.queueform = { start: start, submission: submission, mistake: mistake, complain: complain };
})(window.drumlin);

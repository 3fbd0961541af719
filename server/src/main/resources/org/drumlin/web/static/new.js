// The page that makes a fit: files come in, data and model are shown, the document goes out.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var el = dom.el;
  var n = drumlin.notation;
  var api = drumlin.api;
  var frame = drumlin.frame;
  var fields = drumlin.fields;
  var parameters = drumlin.parameterform;

  var files = {}; // by name, as upload reads them
  var base = null; // the document that was uploaded, or null
  var plain = true; // whether the form shows all of the document
  var data = null; // the file the form is about
  var timer = 0;
  var reading = 0;
  var sent = { text: '', key: '' };

  function form() {
    return dom.byId('form');
  }

  // ---- files ----

  function taken() {
    var some = Object.keys(files).length > 0;
    dom.byId('drop').classList.toggle('has', some);
    dom.byId('choose').classList.toggle('primary', !some);
    dom.setText(dom.byId('choose'), some ? 'Add files' : 'Choose files');
    dom.patch(dom.byId('taken'), el('ul', {}, Object.keys(files).map(function (name) {
      return el('li', {}, [el('span', { class: 'taken-name' }, [name]), el('span', { class: 'taken-what' }, [
        (files[name].document ? 'fit document, ' : '') + n.size(files[name].size)]),
      el('button', { type: 'button', class: 'quiet', 'data-leave': name, 'aria-label': 'Leave out ' + name }, ['Leave out'])]);
    })));
  }

  function take(list) {
    frame.clear();
    var mine = ++reading;
    dom.setText(dom.byId('reading'), 'Reading and sending …');
    Promise.all(list.map(function (file) { return drumlin.upload.read(file); })).then(function (read) {
      return Promise.all(read.map(function (file) { return file.document ? file : drumlin.upload.send(file); }));
    }).then(function (read) {
      read.forEach(function (file) { files[file.name] = file; });
      if (mine === reading) {
        dom.setText(dom.byId('reading'), '');
      }
      return settle();
    }).catch(function (problem) {
      dom.setText(dom.byId('reading'), '');
      frame.complain(problem);
    });
  }

  function leave(name) {
    delete files[name];
    settle().catch(frame.complain);
  }

  /** What the files there are make: a document's fit, or the form's. */
  function settle() {
    taken();
    var names = Object.keys(files);
    var documents = names.filter(function (name) { return files[name].document; });
    var before = base;
    base = documents.length > 0 ? files[documents[documents.length - 1]].document : null;
    data = names.filter(function (name) { return !files[name].document; }).pop() || null;
    dom.show(form(), base !== null || data !== null);
    if (base !== null && base !== before) {
      opened(base);
    } else if (base === null) {
      plain = true;
    }
    dom.show(dom.byId('document'), base !== null && !plain);
    ['data-panel', 'model-panel', 'method-panel'].forEach(function (id) { dom.show(dom.byId(id), plain); });
    if (base !== null && !plain) {
      drumlin.documentform.show(base, has);
    }
    return look();
  }

  function has(name) {
    return !!files[name];
  }

  /** A document that came: into the form where the form can show all of it, else as it is. */
  function opened(document_) {
    plain = drumlin.documentform.isPlain(document_);
    dom.byId('title').value = String(document_.title || '');
    if (plain) {
      var set = document_.datasets[0];
      var range = set.range || [];
      dom.byId('range-low').value = n.isNumber(range[0]) ? String(range[0]) : '';
      dom.byId('range-high').value = n.isNumber(range[1]) ? String(range[1]) : '';
      dom.byId('errors').value = typeof set.errors === 'object' ? 'relative' : set.errors || 'file';
      dom.byId('resolution').value = typeof set.resolution === 'object' ? 'dq' : set.resolution || 'file';
      drumlin.modelsearch.choose(drumlin.modelsearch.find(document_.models[0].model));
      parameters.take(document_.models[0].parameters || {});
      drumlin.methodform.take(document_.method || {});
    }
  }

  // ---- what the form says, as a document ----

  /** A choice with a number in it keeps the document's number. */
  function choice(key, own) {
    var value = dom.byId(key).value;
    var before = base && plain ? base.datasets[0][key] : null;
    return value !== 'relative' && value !== 'dq' ? value : before && typeof before === 'object' ? before : own;
  }

  function entry(name) {
    var before = base && plain ? base.datasets[0] : {};
    var set = Object.assign({}, before, { file: name, errors: choice('errors', { relative: 0.05 }), resolution: choice('resolution', { dq_over_q: 0.05 }) });
    if (files[name]) {
      set.sha256 = files[name].sha256;
    }
    var range = [fields.number(dom.byId('range-low').value), fields.number(dom.byId('range-high').value)];
    delete set.range;
    if (range[0] !== null || range[1] !== null) {
      set.range = range;
    }
    if (!dom.byId('entry-field').hidden && dom.byId('entry').value !== '1') {
      set.entry = dom.byId('entry').value;
    }
    return set;
  }

  /** The file of the form's data: the document's, where there is one. */
  function fileName() {
    return base && plain ? String(base.datasets[0].file) : data;
  }

  function made() {
    if (base && !plain) {
      return Object.assign({}, base, { title: dom.byId('title').value.trim() || base.title });
    }
    var before = base ? base.models[0] : {};
    return Object.assign({ drumlin: 1 }, base || {}, {
      title: dom.byId('title').value.trim(), datasets: [entry(fileName())],
      models: [Object.assign({}, before, { model: parameters.model().name, parameters: parameters.document() })],
      method: Object.assign(drumlin.methodform.document(), base && base.method && base.method.seed !== undefined ? { seed: base.method.seed } : {})
    });
  }

  // ---- the preview ----

  function look() {
    var list = base && !plain ? (base.datasets || []).filter(function (d) { return has(d.file); }) : has(fileName()) ? [entry(fileName())] : [];
    if (list.length === 0) {
      drumlin.preview.show([]);
      dataSaid(null);
      return Promise.resolve();
    }
    return Promise.all(list.map(function (set, i) {
      return api.post('/datasets', { dataset: set, sha256: files[set.file].sha256 }).then(function (read) {
        return Object.assign(read, { id: String(set.id || 'd' + (i + 1)) });
      });
    })).then(function (read) {
      if (plain) {
        dataSaid(read[0]);
      }
      drumlin.preview.show(read);
      wish();
    }, function (f) {
      if (!fields.place(form(), f)) {
        throw f;
      }
    });
  }

  function dataSaid(read) {
    var name = fileName();
    var warnings = read ? read.warnings : [];
    dom.patch(dom.byId('data-said'), el('div', {}, [
      el('p', { class: 'data-name' }, read ? [el('strong', {}, [read.title]), ' ' + name + ' · ' + read.q.length + ' of ' + read.size + ' points']
        : [el('span', { class: 'beware' }, [(name || 'The data file') + ' is missing: drop it above, or choose it there.'])])
    ].concat(warnings.length === 0 ? [] : [el('ul', { class: 'warned' }, warnings.map(function (w) { return el('li', {}, [String(w)]); }))])));
    if (!read) {
      return;
    }
    if (dom.byId('title').value === '') {
      dom.byId('title').value = read.title;
    }
    if (dom.byId('range-low').value === '' && dom.byId('range-high').value === '') {
      dom.byId('range-low').placeholder = n.number(Math.min.apply(null, read.q), 4);
      dom.byId('range-high').placeholder = n.number(Math.max.apply(null, read.q), 4);
    }
    dom.byId('errors').options[0].disabled = !read.has_errors;
    dom.byId('resolution').options[0].disabled = !read.has_resolution;
    dom.show(dom.byId('entry-field'), read.entries.length > 1);
    if (dom.byId('entry').options.length !== read.entries.length) {
      dom.byId('entry').replaceChildren.apply(dom.byId('entry'), read.entries.map(function (text, i) { return el('option', { value: String(i + 1) }, [text]); }));
    }
  }

  function wish() {
    if (plain && parameters.model() && !parameters.mistake()) {
      drumlin.preview.wish({ model: parameters.model().name, numbers: parameters.numbers(), fitted: parameters.fitted() });
    }
  }

  function dataChanged(event) {
    fields.right(event.target);
    window.clearTimeout(timer);
    timer = window.setTimeout(function () { look().catch(frame.complain); }, 300);
  }

  // ---- sending ----

  /** What stands in the way of sending: { control, text }, or null. */
  function mistake() {
    if (base && !plain) {
      var lost = drumlin.documentform.missing(base, has);
      return lost.length === 0 ? null : { control: dom.byId('choose'), text: lost.join(', ') + ' is missing: the document names it. Drop it here.' };
    }
    if (!has(fileName())) {
      return { control: dom.byId('choose'), text: (fileName() || 'The data file') + ' is missing. Drop it here, or choose it.' };
    }
    var ranges = ['range-low', 'range-high'].map(dom.byId).filter(function (c) { return isNaN(fields.number(c.value)); });
    if (ranges.length > 0) {
      return { control: ranges[0], text: '“' + ranges[0].value + '” is no number.' };
    }
    if (!parameters.model()) {
      return { control: dom.byId('model'), text: 'Choose a model from the list.' };
    }
    if (parameters.fitted() === 0) {
      return { control: dom.byId('parameters').querySelector('input[type=checkbox]'), text: 'Tick at least one parameter to be fitted.' };
    }
    return parameters.mistake() || drumlin.methodform.mistake();
  }

  function submission() {
    var document_ = made();
    var named = {};
    drumlin.documentform.wants(document_).forEach(function (name) { named[name] = files[name].sha256; });
    return Object.assign({ document: document_, files: named }, drumlin.queueform.submission());
  }

  /** The same fit sent again, because no answer came, is the same job: its key stays until the fit is another. */
  function keyOf(text) {
    if (sent.text !== text) {
      sent = { text: text, key: window.crypto.randomUUID() };
    }
    return sent.key;
  }

  function send(event) {
    event.preventDefault();
    frame.clear();
    fields.allRight(form());
    fields.right(dom.byId('choose'));
    var wrong = mistake() || drumlin.queueform.mistake();
    if (wrong) {
      fields.wrong(wrong.control, wrong.text);
      wrong.control.focus();
      return;
    }
    var button = dom.byId('fit');
    button.disabled = true;
    dom.setText(dom.byId('fit-said'), 'Sending …');
    var wish = submission();
    api.post('/jobs', wish, keyOf(JSON.stringify(wish))).then(function (job) {
      window.location.assign('/jobs/' + encodeURIComponent(job.id));
    }, function (f) {
      button.disabled = false;
      dom.setText(dom.byId('fit-said'), '');
      if (!(f instanceof api.Failure) || !(drumlin.queueform.complain(f.path, f.words()) || fields.place(form(), f))) {
        frame.complain(f);
      }
    });
  }

  // ---- the page ----

  function dropping() {
    var zone = dom.byId('drop');
    var depth = 0;
    var over = function (on) { zone.classList.toggle('over', on); };
    document.addEventListener('dragover', function (event) { event.preventDefault(); });
    document.addEventListener('dragenter', function () { depth++; over(true); });
    document.addEventListener('dragleave', function () { depth--; over(depth > 0); });
    document.addEventListener('drop', function (event) {
      event.preventDefault();
      depth = 0;
      over(false);
      take(Array.prototype.slice.call(event.dataTransfer.files));
    });
  }

  function listen() {
    dropping();
    drumlin.save.start();
    drumlin.curve.start();
    dom.byId('choose').addEventListener('click', function () { dom.byId('files').click(); });
    dom.byId('files').addEventListener('change', function (event) {
      take(Array.prototype.slice.call(event.target.files));
      event.target.value = '';
    });
    dom.byId('taken').addEventListener('click', function (event) {
      var button = event.target.closest('button[data-leave]');
      if (button) {
        leave(button.getAttribute('data-leave'));
      }
    });
    dom.byId('data-panel').addEventListener('input', dataChanged);
    form().addEventListener('submit', send);
    parameters.start(wish);
  }

  function chosen(model) {
    parameters.show(model, true);
    dom.setText(dom.byId('model-said'), [model.title, model.category].filter(Boolean).join(' · '));
    fields.right(dom.byId('model'));
    wish();
  }

  listen();
  frame.start('/new').then(function () {
    return Promise.all([api.get('/models'), api.get('/methods'), drumlin.queueform.start(function () { return dom.byId('title').value; })]);
  }).then(function (answers) {
    drumlin.modelsearch.start(answers[0].models.filter(function (m) { return !m.structure_factor; }), chosen);
    drumlin.methodform.start(answers[1].methods);
    document.documentElement.setAttribute('data-ready', 'true');
  }).catch(frame.complain);
})(window.drumlin);

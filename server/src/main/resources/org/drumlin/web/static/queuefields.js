// The fields of what is asked of a cluster's queue: what there is, drawn, read, and filled again.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var el = dom.el;
  var fields = drumlin.fields;

  var BASIC = [
    { key: 'partition', label: 'Partition', offered: 'partitions' },
    { key: 'account', label: 'Account', offered: 'accounts' },
    { key: 'qos', label: 'Quality of service', offered: 'qos' },
    { key: 'walltime', label: 'Time limit', shown: '01:00:00', hint: 'days-hours:minutes:seconds' },
    { key: 'cpus', label: 'CPUs', kind: 'whole', shown: '4' },
    { key: 'memory', label: 'Memory', shown: '8G', hint: 'with M, G or T' },
    { key: 'memory_per', label: 'Memory is', choices: [['', 'for a node'], ['cpu', 'for each CPU']] },
    { key: 'gpus', label: 'GPUs', shown: '1', hint: 'a number, or a kind and a number: a100:2' },
    { key: 'name', label: 'Name in the queue', hint: 'letters, digits, dots, - and _' },
    { key: 'mail_user', label: 'Mail to' },
    { key: 'mail_type', label: 'Mail when it', choices: [['', 'does nothing'], ['END', 'ends'], ['END,FAIL', 'ends or fails'], ['ALL', 'changes']], kind: 'list' }
  ];
  var ADVANCED = [
    { key: 'nodes', label: 'Nodes', kind: 'whole' },
    { key: 'ntasks', label: 'Tasks', kind: 'whole' },
    { key: 'gres', label: 'Other resources (gres)' },
    { key: 'constraint', label: 'Constraint' },
    { key: 'reservation', label: 'Reservation' },
    { key: 'begin', label: 'Begins not before', shown: 'now+1hour' },
    { key: 'dependency', label: 'Depends on', shown: 'afterok:1234' },
    { key: 'exclusive', label: 'Whole node', choices: [['', 'no'], ['true', 'yes']], kind: 'flag' },
    { key: 'output', label: 'Output file' },
    { key: 'error', label: 'Error file' },
    { key: 'workdir', label: 'Starts in folder' },
    { key: 'modules', label: 'Modules', kind: 'list', offered: 'modules', hint: 'with commas between' },
    { key: 'environment', label: 'Environment', kind: 'map', lines: 2, hint: 'a line for each: NAME=value' },
    { key: 'prologue', label: 'Before the fit (bash)', kind: 'lines', lines: 3 },
    { key: 'epilogue', label: 'After the fit (bash)', kind: 'lines', lines: 3 },
    { key: 'extra', label: 'Other options of sbatch', kind: 'each', lines: 2, hint: 'a line for each: --like=this' }
  ];

  function all() {
    return BASIC.concat(ADVANCED);
  }

  function box(field) {
    return dom.byId('queue-' + field.key);
  }

  /** What the cluster offers for a field: texts to choose from. */
  function offered(field, facts) {
    var list = field.offered && facts ? facts[field.offered] : [];
    return (list || []).map(function (one) { return typeof one === 'string' ? one : one.name; });
  }

  function options(field, facts) {
    if (field.choices) {
      return field.choices;
    }
    return [['', 'the usual one']].concat(offered(field, facts).map(function (text) { return [text, text]; }));
  }

  function control(field, facts) {
    var marks = { id: 'queue-' + field.key, 'data-path': 'queue.' + field.key, autocomplete: 'off', spellcheck: 'false' };
    if (field.lines) {
      return el('textarea', Object.assign(marks, { rows: String(field.lines) }));
    }
    if (field.choices || (field.kind !== 'list' && offered(field, facts).length > 0)) {
      return el('select', marks, options(field, facts).map(function (o) { return el('option', { value: o[0] }, [o[1]]); }));
    }
    return el('input', Object.assign(marks, {
      type: 'text', inputmode: field.kind === 'whole' ? 'numeric' : null, placeholder: field.shown || null,
      list: field.offered && offered(field, facts).length > 0 ? 'queue-' + field.key + '-offered' : null
    }));
  }

  function drawn(field, facts) {
    var made = fields.field({ id: 'queue-' + field.key, label: field.label, control: control(field, facts), hint: field.hint });
    if (field.kind === 'list' && offered(field, facts).length > 0) {
      made.appendChild(el('datalist', { id: 'queue-' + field.key + '-offered' }, offered(field, facts).map(function (text) {
        return el('option', { value: text });
      })));
    }
    if (field.lines) {
      made.classList.add('whole-row');
    }
    return made;
  }

  /** Draws all fields anew for what a cluster offers; what was typed stays. */
  function draw(facts) {
    var before = dom.byId('queue-partition') ? read() : {};
    [['queue-basic', BASIC], ['queue-advanced', ADVANCED]].forEach(function (part) {
      var place = dom.byId(part[0]);
      place.replaceChildren.apply(place, part[1].map(function (field) { return drawn(field, facts); }));
    });
    fill(before);
  }

  function split(text, at) {
    return text.split(at).map(function (one) { return one.trim(); }).filter(Boolean);
  }

  function value(field, text) {
    switch (field.kind) {
      case 'whole': return /^\d+$/.test(text.trim()) ? Number(text) : NaN;
      case 'flag': return text === 'true';
      case 'list': return split(text, ',');
      case 'each': return split(text, '\n');
      case 'lines': return text;
      case 'map': return split(text, '\n').reduce(function (map, line) {
        var at = line.indexOf('=');
        map[at < 0 ? line : line.slice(0, at)] = at < 0 ? '' : line.slice(at + 1);
        return map;
      }, {});
      default: return text.trim();
    }
  }

  function asText(field, kept) {
    switch (field.kind) {
      case 'list': return kept.join(',');
      case 'each': return kept.join('\n');
      case 'map': return Object.keys(kept).map(function (key) { return key + '=' + kept[key]; }).join('\n');
      default: return String(kept);
    }
  }

  /** What is asked, as the API has it: only what is filled in. */
  function read() {
    var queue = {};
    all().forEach(function (field) {
      var text = box(field).value;
      if (text.trim() !== '') {
        queue[field.key] = value(field, text);
      }
    });
    return queue;
  }

  /** Fills the form with a request; what a select does not offer is added to it, for it was asked before. */
  function fill(queue) {
    all().forEach(function (field) {
      var control = box(field);
      var text = queue[field.key] === undefined ? '' : asText(field, queue[field.key]);
      if (control.tagName === 'SELECT' && !Array.prototype.some.call(control.options, function (o) { return o.value === text; })) {
        control.appendChild(el('option', { value: text }, [text]));
      }
      control.value = text;
      fields.right(control);
    });
  }

  /** What is no number though it should be: { control, text }, or null. */
  function mistake() {
    var wrong = all().filter(function (field) {
      return field.kind === 'whole' && box(field).value.trim() !== '' && !(value(field, box(field).value) >= 1);
    })[0];
    return wrong ? { control: box(wrong), text: 'Should be a whole number from 1.' } : null;
  }

  /** The field of a key such as modules[1]; null for none. */
  function at(key) {
    var name = String(key).replace(/^queue\./, '').split(/[[.]/)[0];
    var found = all().filter(function (field) { return field.key === name; })[0];
    return found ? box(found) : null;
  }

  drumlin.queuefields = { draw: draw, read: read, fill: fill, mistake: mistake, at: at };
})(window.drumlin);

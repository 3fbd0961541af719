// The parameters of the chosen model: value, whether it is fitted, and between which bounds.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var el = dom.el;
  var n = drumlin.notation;
  var fields = drumlin.fields;

  var model = null;
  var values = {}; // by name: { value, fit, low, high } as typed
  var tell = null;

  function plain(x) {
    return n.isNumber(x) ? String(Number(x.toPrecision(12))) : '';
  }

  /** Bounds to begin with: around the value by a factor of ten, inside the model's limits. */
  function bounds(p, value) {
    var wide = value === 0 ? [0, 1] : value > 0 ? [value / 10, value * 10] : [value * 10, value / 10];
    if (p.name === 'background') {
      wide = [0, Math.max(1, 10 * value)]; // 1/cm: the default says nothing of a sample's
    }
    if (p.kind === 'sld') {
      wide = [value - 4, value + 4];
    }
    var low = n.isNumber(p.lower) ? Math.max(p.lower, wide[0]) : wide[0];
    var high = n.isNumber(p.upper) ? Math.min(p.upper, wide[1]) : wide[1];
    return high > low ? [plain(low), plain(high)] : [plain(value - 1), plain(value + 1)];
  }

  function begin(p) {
    var wide = bounds(p, p.default);
    return { value: plain(p.default), fit: false, low: wide[0], high: wide[1] };
  }

  /** A width of a distribution, as a parameter of its own. */
  function width(p) {
    return { name: p.name + '_pd', unit: '', default: 0, lower: 0, upper: p.kind === 'orientation' ? 180 : 1, kind: 'plain',
      description: 'Width of the distribution of ' + p.name + ', relative to its value', of: p };
  }

  /** Those that count: elements of a vector up to its length, as it stands. */
  function counts(p) {
    if (!p.element || !p.element.length) {
      return true;
    }
    var length = fields.number((values[p.element.length] || {}).value || '');
    return length === null || p.element.index <= length;
  }

  function cell(kind, p, key, label) {
    return el('td', { class: kind }, [el('input', { type: 'text', inputmode: 'decimal', class: 'cell', id: 'p-' + p.name + '-' + key,
      'data-name': p.name, 'data-key': key, 'data-path': 'models[0].parameters.' + p.name + (key === 'value' ? '' : '.fit'),
      'aria-label': label + ' of ' + p.name, autocomplete: 'off', size: '8' })]);
  }

  function choice(p) {
    var select = el('select', { id: 'p-' + p.name + '-value', 'data-name': p.name, 'data-key': 'value', 'aria-label': 'Value of ' + p.name,
      'data-path': 'models[0].parameters.' + p.name }, p.choices.map(function (text, i) { return el('option', { value: String(i) }, [String(text)]); }));
    return el('td', { class: 'value-cell' }, [select]);
  }

  function row(p) {
    var whole = !!p.choices || p.whole;
    var box = el('input', { type: 'checkbox', id: 'p-' + p.name + '-fit', 'data-name': p.name, 'data-key': 'fit', 'aria-label': 'Fit ' + p.name });
    return el('tr', { 'data-row': p.name }, [
      el('th', { scope: 'row', title: p.description || null }, [p.name]),
      p.choices ? choice(p) : cell('value-cell', p, 'value', 'Value'),
      el('td', { class: 'unit' }, [n.unit(p.unit)]),
      el('td', { class: 'fit-cell' }, whole ? [] : [box]),
      whole ? el('td', {}, []) : cell('bound-cell', p, 'low', 'Lower bound'),
      whole ? el('td', {}, []) : cell('bound-cell', p, 'high', 'Upper bound')]);
  }

  function table(caption, list) {
    return [el('caption', { class: 'hidden-text' }, [caption]),
      el('thead', {}, [el('tr', {}, [['Parameter'], ['Value'], ['Unit'], ['Fit'], ['From'], ['To']].map(function (h) {
        return el('th', { scope: 'col' }, [h[0]]);
      }))]), el('tbody', {}, list.map(row))];
  }

  function widths() {
    return model.parameters.filter(function (p) { return p.polydisperse; }).map(width);
  }

  /** All rows: the model's parameters and the widths of its distributions. */
  function everything() {
    return model.parameters.concat(widths());
  }

  /** Shows the model; what has the same name keeps its value when asked. */
  function show(next, keep) {
    var old = values;
    model = next;
    values = {};
    everything().forEach(function (p) { values[p.name] = keep && old[p.name] ? old[p.name] : begin(p); });
    dom.byId('parameters').replaceChildren.apply(dom.byId('parameters'), table('Parameters of ' + model.name, model.parameters));
    var more = widths();
    dom.show(dom.byId('pd'), more.length > 0);
    dom.byId('pd-table').replaceChildren.apply(dom.byId('pd-table'), table('Widths of distributions', more));
    dom.show(dom.byId('parameters-holder'), true);
    everything().forEach(fill);
    hide();
  }

  function control(name, key) {
    return dom.byId('p-' + name + '-' + key);
  }

  function fill(p) {
    var v = values[p.name];
    control(p.name, 'value').value = v.value;
    if (control(p.name, 'fit')) {
      control(p.name, 'fit').checked = v.fit;
      ['low', 'high'].forEach(function (key) {
        control(p.name, key).value = v[key];
        control(p.name, key).disabled = !v.fit;
      });
    }
  }

  function hide() {
    everything().forEach(function (p) {
      dom.show(control(p.name, 'value').closest('tr'), counts(p.of || p));
    });
  }

  function changed(event) {
    var name = event.target.getAttribute('data-name');
    if (!name) {
      return;
    }
    var key = event.target.getAttribute('data-key');
    var v = values[name];
    v[key] = key === 'fit' ? event.target.checked : event.target.value;
    fields.right(event.target);
    if (key === 'fit') {
      ['low', 'high'].forEach(function (k) { control(name, k).disabled = !v.fit; });
      widen(name);
    }
    hide();
    tell();
  }

  /** Ticked, a parameter needs bounds around its value as it is now. */
  function widen(name) {
    var p = everything().filter(function (q) { return q.name === name; })[0];
    var v = values[name];
    var value = fields.number(v.value);
    if (v.fit && n.isNumber(value) && !(fields.number(v.low) < value && value < fields.number(v.high))) {
      var wide = bounds(p, value);
      v.low = wide[0];
      v.high = wide[1];
      control(name, 'low').value = v.low;
      control(name, 'high').value = v.high;
    }
  }

  /** The first field that holds no number, or null. */
  function mistake() {
    var found = null;
    everything().filter(function (p) { return counts(p.of || p); }).forEach(function (p) {
      var v = values[p.name];
      (v.fit ? ['value', 'low', 'high'] : ['value']).forEach(function (key) {
        var value = fields.number(v[key]);
        if (found === null && !n.isNumber(value) && !(key !== 'value' && value === null)) {
          found = { control: control(p.name, key), text: v[key].trim() === '' ? 'A number is missing.' : '“' + v[key] + '” is no number.' };
        }
      });
    });
    return found;
  }

  /** As a document has them: what differs from the model's defaults, or is fitted. */
  function document_() {
    var all = {};
    everything().filter(function (p) { return counts(p.of || p); }).forEach(function (p) {
      var v = values[p.name];
      var value = fields.number(v.value);
      if (v.fit) {
        all[p.name] = { value: value, fit: [fields.number(v.low), fields.number(v.high)] };
      } else if (!(p.of && value === 0)) {
        all[p.name] = value;
      }
    });
    return all;
  }

  /** As the evaluator takes them. */
  function numbers() {
    var all = {};
    everything().filter(function (p) { return counts(p.of || p); }).forEach(function (p) {
      var value = fields.number(values[p.name].value);
      if (n.isNumber(value) && !(p.of && value === 0)) {
        all[p.name] = value;
      }
    });
    return all;
  }

  function fitted() {
    return everything().filter(function (p) { return values[p.name].fit && counts(p.of || p); }).length;
  }

  /** Takes the parameters of a document's model, when they are only numbers and bounds. */
  function take(parameters) {
    Object.keys(parameters).forEach(function (name) {
      var p = parameters[name];
      if (values[name]) {
        values[name] = typeof p === 'number' ? Object.assign(values[name], { value: plain(p), fit: false })
          : { value: plain(p.value), fit: !!p.fit, low: plain((p.fit || [])[0]), high: plain((p.fit || [])[1]) };
      }
    });
    everything().forEach(fill);
    hide();
  }

  function start(onChange) {
    tell = onChange;
    dom.byId('parameters-holder').addEventListener('input', changed);
  }

  drumlin.parameterform = {
    start: start, show: show, mistake: mistake, document: document_, numbers: numbers, fitted: fitted, take: take,
    knows: function (name) { return !!values[name]; }, model: function () { return model; }
  };
})(window.drumlin);

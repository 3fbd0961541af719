// The method and its options, as the server describes them; what is left at its default is not written down.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var el = dom.el;
  var n = drumlin.notation;
  var fields = drumlin.fields;

  var COMMON = ['samples', 'steps', 'burn', 'pop', 'init', 'starts', 'until'];

  var GOOD = {
    lm: 'Least squares: a second or less, with a standard error for each parameter. Wants a start that is near.',
    amoeba: 'Simplex: needs no slopes and forgives rough curves; slow.',
    newton: 'Follows the slope of the likelihood; good with counts, from a start that is near.',
    de: 'Searches everywhere within the bounds when no start is known.',
    dream: 'Samples all that agrees with the data: intervals and correlations to publish. Takes seconds to minutes.',
    pt: 'Samples like dream, for solutions that lie apart; takes longer.',
    ps: 'A swarm that searches the bounds; a second opinion beside de.',
    rl: 'Searches along lines through its best points.'
  };

  var methods = [];
  var typed = {};

  function method() {
    var name = dom.byId('method').value;
    return methods.filter(function (m) { return m.name === name; })[0];
  }

  function isRare(option) {
    var samples = method().options.some(function (o) { return o.name === 'samples'; });
    return COMMON.indexOf(option.name) < 0 || (samples && option.name === 'steps');
  }

  function asText(value) {
    return typeof value === 'boolean' ? String(value) : n.isNumber(value) ? String(value) : String(value === null ? '' : value);
  }

  function control(option) {
    var id = 'option-' + option.name;
    var value = typed[option.name] === undefined ? asText(option.default) : typed[option.name];
    var marks = { id: id, 'data-option': option.name, 'data-path': 'method.' + option.name };
    if (option.kind === 'choice' || option.kind === 'switch') {
      return el('select', marks, (option.kind === 'switch' ? ['true', 'false'] : option.choices).map(function (text) {
        return el('option', { value: text, selected: text === value }, [option.kind === 'switch' ? (text === 'true' ? 'on' : 'off') : text]);
      }));
    }
    var input = el('input', Object.assign(marks, { type: 'text', inputmode: option.kind === 'text' ? null : 'decimal', autocomplete: 'off' }));
    input.value = value;
    return input;
  }

  function draw() {
    var options = method().options;
    var field = function (o) { return fields.field({ id: 'option-' + o.name, label: o.name, control: control(o), hint: o.explanation }); };
    dom.byId('options').replaceChildren.apply(dom.byId('options'), options.filter(function (o) { return !isRare(o); }).map(field));
    var rare = options.filter(isRare);
    dom.byId('rare-options').replaceChildren.apply(dom.byId('rare-options'), rare.map(field));
    dom.show(dom.byId('rare'), rare.length > 0);
    dom.setText(dom.byId('method-said'), GOOD[method().name] || '');
  }

  function changed(event) {
    var name = event.target.getAttribute('data-option');
    if (name) {
      typed[name] = event.target.value;
      fields.right(event.target);
    }
  }

  function mistake() {
    var found = null;
    method().options.forEach(function (o) {
      var box = dom.byId('option-' + o.name);
      var value = fields.number(box.value);
      if (found === null && (o.kind === 'whole' || o.kind === 'real') && value !== null) {
        if (isNaN(value) || value < o.low || value > o.high) {
          found = { control: box, text: 'Should be a number from ' + n.number(o.low) + ' to ' + n.number(o.high) + '.' };
        } else if (o.kind === 'whole' && value !== Math.round(value)) {
          found = { control: box, text: 'Should be a whole number.' };
        }
      }
    });
    return found;
  }

  function valueOf(option, text) {
    return option.kind === 'whole' || option.kind === 'real' ? fields.number(text) : option.kind === 'switch' ? text === 'true' : text.trim();
  }

  /** As a document has it. */
  function document_() {
    var chosen = { name: method().name };
    method().options.forEach(function (o) {
      var value = typed[o.name] === undefined ? null : valueOf(o, typed[o.name]);
      if (value !== null && value !== o.default) {
        chosen[o.name] = value;
      }
    });
    return chosen;
  }

  /** Takes the method of a document. */
  function take(chosen) {
    if (!methods.some(function (m) { return m.name === chosen.name; })) {
      return;
    }
    dom.byId('method').value = chosen.name;
    typed = {};
    Object.keys(chosen).filter(function (key) { return key !== 'name'; }).forEach(function (key) { typed[key] = asText(chosen[key]); });
    draw();
  }

  function start(list) {
    methods = list;
    dom.byId('method').replaceChildren.apply(dom.byId('method'), methods.map(function (m) { return el('option', { value: m.name }, [m.name]); }));
    dom.byId('method').addEventListener('change', function () {
      typed = {};
      draw();
    });
    dom.byId('method-panel').addEventListener('input', changed);
    draw();
  }

  drumlin.methodform = { start: start, mistake: mistake, document: document_, take: take };
})(window.drumlin);

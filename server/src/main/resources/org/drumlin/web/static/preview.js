// The preview: the data as the fit would read it, and the model's curve over it as the numbers stand.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var n = drumlin.notation;
  var api = drumlin.api;

  var REST = 150;

  var sets = []; // what /datasets answered, each with its id
  var latest = null;
  var asking = false;
  var timer = 0;

  function say(text) {
    dom.setText(dom.byId('preview-said'), text);
  }

  /** Theory minus data in units of the error, as the result page draws it. */
  function residuals(set, theory) {
    return set.q.map(function (q, i) {
      var error = set.dI ? set.dI[i] : set.likelihood === 'poisson' ? Math.sqrt(Math.max(set.I[i], 1)) : 1;
      return n.isNumber(theory[i]) ? (theory[i] - set.I[i]) / error : null;
    });
  }

  function curve(set, theory, model) {
    return Object.assign({}, set, {
      model: set.id, model_name: model, dataset: set.id, title: set.title,
      theory: theory || [], residuals: theory ? residuals(set, theory) : []
    });
  }

  function draw(theory, model) {
    drumlin.curve.update(sets.map(function (set) { return curve(set, theory, model); }));
  }

  function chisq(set, theory, fitted) {
    var sum = residuals(set, theory).filter(n.isNumber).reduce(function (s, r) { return s + r * r; }, 0);
    var dof = set.q.length - fitted;
    return dof > 0 && (set.dI || set.likelihood === 'poisson') ? sum / dof : null;
  }

  function request(wish) {
    var set = sets[0];
    var body = { model: wish.model, pars: wish.numbers, q: set.q };
    ['dq', 'dl', 'dw'].forEach(function (key) {
      if (set[key]) {
        body[key] = set[key];
      }
    });
    return body;
  }

  /** One request under way, and of what is wished meanwhile only the newest. */
  function next() {
    if (asking || latest === null || sets.length !== 1) {
      return;
    }
    var wish = latest;
    latest = null;
    asking = true;
    var set = sets[0];
    api.post('/evaluate', request(wish)).then(function (reply) {
      if (sets[0] === set) {
        draw(reply.I, wish.model);
        var c = chisq(set, reply.I, wish.fitted);
        say(c === null ? '' : 'χ² at the start ' + n.number(c, 4));
      }
    }, function (f) {
      say(f.words ? f.words() : 'The curve could not be drawn.');
    }).then(function () {
      asking = false;
      next();
    });
  }

  /** The model as the form has it now: { model, numbers, fitted }; null while there is none. */
  function wish(now) {
    latest = now;
    window.clearTimeout(timer);
    timer = window.setTimeout(next, REST);
  }

  /** Shows data alone; a wish draws the model over it. */
  function show(list) {
    sets = list;
    say('');
    draw(null, '');
  }

  drumlin.preview = { show: show, wish: wish };
})(window.drumlin);

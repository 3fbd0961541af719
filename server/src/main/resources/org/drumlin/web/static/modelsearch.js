// The model chooser: a text field that searches names, titles and categories; the list is walked with the arrows.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var el = dom.el;

  var MOST = 40;
  var models = [];
  var shown = [];
  var at = -1;
  var chosen = null;
  var tell = null;

  function input() {
    return dom.byId('model');
  }

  /** Better where the name begins with what was typed, then where it holds it, then titles, then the rest. */
  function rank(model, words) {
    var name = model.name.toLowerCase();
    var title = String(model.title || '').toLowerCase();
    var rest = (String(model.category || '') + ' ' + String(model.description || '')).toLowerCase();
    var found = words.map(function (w) {
      return name.indexOf(w) === 0 ? 0 : name.indexOf(w) > 0 ? 1 : title.indexOf(w) >= 0 ? 2 : rest.indexOf(w) >= 0 ? 3 : 9;
    });
    return Math.max.apply(null, found.concat([0]));
  }

  function search(text) {
    var words = text.toLowerCase().split(/[\s_]+/).filter(Boolean);
    return models.map(function (m) { return { model: m, rank: rank(m, words) }; })
      .filter(function (f) { return f.rank < 9; })
      .sort(function (a, b) { return a.rank - b.rank || (a.model.name < b.model.name ? -1 : 1); })
      .slice(0, MOST).map(function (f) { return f.model; });
  }

  function option(model, i) {
    return el('li', { role: 'option', id: 'model-' + i, 'data-index': String(i), 'aria-selected': String(i === at) }, [
      el('span', { class: 'option-name' }, [model.name]), el('span', { class: 'option-title' }, [String(model.title || '')])]);
  }

  function open(list) {
    shown = list;
    at = list.length > 0 ? 0 : -1;
    draw();
  }

  function draw() {
    var list = dom.byId('model-list');
    dom.patch(list, el('ul', {}, shown.length === 0 ? [el('li', { class: 'option-none' }, ['No model has these words.'])] : shown.map(option)));
    dom.show(list, true);
    input().setAttribute('aria-expanded', 'true');
    input().setAttribute('aria-activedescendant', at >= 0 ? 'model-' + at : '');
    var row = dom.byId('model-' + at);
    if (row) {
      row.scrollIntoView({ block: 'nearest' });
    }
  }

  function close() {
    dom.show(dom.byId('model-list'), false);
    input().setAttribute('aria-expanded', 'false');
    input().removeAttribute('aria-activedescendant');
  }

  function choose(model) {
    chosen = model;
    input().value = model.name;
    close();
    tell(model);
  }

  function isOpen() {
    return input().getAttribute('aria-expanded') === 'true';
  }

  function typed(event) {
    var key = event.key;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen()) {
        open(search(chosen && input().value === chosen.name ? '' : input().value));
      } else if (shown.length > 0) {
        at = (at + (key === 'ArrowDown' ? 1 : shown.length - 1)) % shown.length;
        draw();
      }
    } else if (key === 'Enter') {
      event.preventDefault(); // the form is sent by its button
      if (isOpen() && at >= 0) {
        choose(shown[at]);
      }
    } else if (key === 'Escape' && isOpen()) {
      event.preventDefault();
      back();
    }
  }

  /** What was typed and not chosen is no model: the field says again what it is. */
  function back() {
    close();
    input().value = chosen ? chosen.name : '';
  }

  /** list: the models; onChoice is called with the one chosen. */
  function start(list, onChoice) {
    models = list;
    tell = onChoice;
    input().addEventListener('input', function () { open(search(input().value)); });
    input().addEventListener('keydown', typed);
    input().addEventListener('click', function () {
      if (!isOpen()) {
        input().select();
        open(search(''));
      }
    });
    input().addEventListener('blur', function () { window.setTimeout(back, 0); });
    dom.byId('model-list').addEventListener('pointerdown', function (event) {
      event.preventDefault(); // the focus stays in the field
      var row = event.target.closest('[role=option]');
      if (row) {
        choose(shown[Number(row.getAttribute('data-index'))]);
      }
    });
  }

  drumlin.modelsearch = { start: start, choose: choose, find: function (name) {
    return models.filter(function (m) { return m.name === name; })[0] || null;
  } };
})(window.drumlin);

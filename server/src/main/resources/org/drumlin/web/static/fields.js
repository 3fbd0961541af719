// Fields of forms: numbers as people type them, and what is wrong said at the field it is about.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var el = dom.el;

  /** A number typed with a point or a comma; null for nothing, NaN for what is none. */
  function number(text) {
    var typed = String(text).trim().replace('−', '-').replace(/^([^.,]*),([^.,]*)$/, '$1.$2');
    return typed === '' ? null : /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(typed) ? Number(typed) : NaN;
  }

  /** A labelled field: { id, label, control, hint }. */
  function field(parts) {
    var children = [el('label', { for: parts.id }, [parts.label]), parts.control];
    if (parts.hint) {
      children.push(el('span', { class: 'field-hint' }, [parts.hint]));
    }
    return el('div', { class: 'field' }, children);
  }

  /** Under its field; in a table under its row, whose columns stay as they are. */
  function hang(said, control) {
    var row = control.closest('tr');
    if (row) {
      row.after(el('tr', { class: 'wrong-row' }, [el('td', { colspan: '6' }, [said])]));
    } else {
      (control.closest('.field') || control.parentNode).appendChild(said);
    }
  }

  /** Marks the field and says below it what is wrong; said again it replaces what was said. */
  function wrong(control, text) {
    var id = control.id + '-wrong';
    var said = dom.byId(id);
    if (!said) {
      said = el('span', { class: 'field-wrong', id: id });
      hang(said, control);
    }
    dom.setText(said, text);
    control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-describedby', id);
  }

  function right(control) {
    if (control.getAttribute('aria-invalid')) {
      control.removeAttribute('aria-invalid');
      control.removeAttribute('aria-describedby');
      var said = dom.byId(control.id + '-wrong');
      if (said) {
        (said.closest('.wrong-row') || said).remove();
      }
    }
  }

  function allRight(form) {
    Array.prototype.slice.call(form.querySelectorAll('[aria-invalid]')).forEach(right);
  }

  /**
   * Says what the server refused at the field that its path names: the field with the longest data-path
   * that the path begins with. False when there is none to be seen.
   */
  function place(form, failure) {
    if (!failure.path) {
      return false;
    }
    var found = Array.prototype.slice.call(form.querySelectorAll('[data-path]')).filter(function (control) {
      var path = control.getAttribute('data-path');
      var rest = failure.path.slice(path.length);
      return failure.path.indexOf(path) === 0 && (rest === '' || rest[0] === '.' || rest[0] === '[') && control.offsetParent !== null;
    }).sort(function (a, b) { return b.getAttribute('data-path').length - a.getAttribute('data-path').length; });
    if (found.length === 0) {
      return false;
    }
    wrong(found[0], failure.words());
    found[0].focus();
    return true;
  }

  drumlin.fields = { number: number, field: field, wrong: wrong, right: right, allRight: allRight, place: place };
})(window.drumlin);

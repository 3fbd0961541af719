// Questions before what cannot be undone: a dialog whose buttons say what they do.
(function (drumlin) {
  'use strict';

  var el = drumlin.dom.el;

  /**
   * Asks; gives a promise of whether it is to be done. question: { title, text, yes, no }, the words of the
   * buttons yes and no being the actions. Escape is no; the focus goes back to where it was.
   */
  function ask(question) {
    var before = document.activeElement;
    var no = el('button', { type: 'button', value: 'no' }, [question.no]);
    var yes = el('button', { type: 'button', value: 'yes', class: 'danger' }, [question.yes]);
    var dialog = el('dialog', { class: 'dialog', 'aria-labelledby': 'dialog-title', 'aria-describedby': 'dialog-text' }, [
      el('h2', { id: 'dialog-title' }, [question.title]), el('p', { id: 'dialog-text' }, [question.text]),
      el('div', { class: 'dialog-buttons' }, [no, yes])]);
    document.body.appendChild(dialog);
    return new Promise(function (answer) {
      var agreed = false;
      yes.addEventListener('click', function () {
        agreed = true;
        dialog.close();
      });
      no.addEventListener('click', function () { dialog.close(); });
      dialog.addEventListener('close', function () {
        dialog.remove();
        if (before && document.body.contains(before)) {
          before.focus();
        }
        answer(agreed);
      });
      dialog.showModal();
      no.focus();
    });
  }

  drumlin.ask = ask;
})(window.drumlin);

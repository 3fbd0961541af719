// What is shown once: a key or a token, with a button that copies it.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;

  function select(node) {
    var range = document.createRange();
    range.selectNodeContents(node);
    window.getSelection().removeAllRanges();
    window.getSelection().addRange(range);
  }

  /** Copies the text of node; said is where it says that it did. */
  function copy(node, said) {
    var failed = function () {
      select(node);
      dom.setText(said, 'It is selected: copy it with Ctrl+C.');
    };
    if (!navigator.clipboard) {
      failed();
      return;
    }
    navigator.clipboard.writeText(node.textContent).then(function () { dom.setText(said, 'Copied.'); }, failed);
  }

  /** A secret with its button, as elements; id names them. */
  function shown(id, text) {
    var code = dom.el('code', { id: id, class: 'secret' }, [text]);
    var said = dom.el('span', { class: 'note', role: 'status' }, []);
    var button = dom.el('button', { type: 'button', id: id + '-copy' }, ['Copy']);
    button.addEventListener('click', function () { copy(code, said); });
    return [code, dom.el('p', {}, [button, ' ', said])];
  }

  drumlin.secret = { copy: copy, shown: shown };
})(window.drumlin);

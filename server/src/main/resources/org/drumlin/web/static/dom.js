// Building and updating the page's elements. Text from files goes in as text, never as markup.
(function (drumlin) {
  'use strict';

  function byId(id) {
    return document.getElementById(id);
  }

  /** An element with attributes and children (elements or text). */
  function el(name, attributes, children) {
    var node = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      var value = attributes[key];
      if (value !== null && value !== undefined && value !== false) {
        node.setAttribute(key, value === true ? '' : value);
      }
    });
    (children || []).forEach(function (child) {
      node.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
    });
    return node;
  }

  function setText(node, text) {
    if (node.textContent !== text) {
      node.textContent = text;
    }
  }

  function show(node, visible) {
    if (node.hidden === visible) {
      node.hidden = !visible;
    }
  }

  /**
   * Makes target's content equal to that of fresh, touching only what differs: nothing flickers, and
   * focus, selection and scroll positions stay.
   */
  function patch(target, fresh) {
    var have = target.childNodes;
    var want = Array.prototype.slice.call(fresh.childNodes);
    want.forEach(function (node, i) {
      var old = have[i];
      if (!old) {
        target.appendChild(node);
      } else if (old.nodeType !== node.nodeType || old.nodeName !== node.nodeName) {
        target.replaceChild(node, old);
      } else if (node.nodeType === Node.TEXT_NODE) {
        if (old.data !== node.data) {
          old.data = node.data;
        }
      } else {
        patchAttributes(old, node);
        patch(old, node);
      }
    });
    while (have.length > want.length) {
      target.removeChild(target.lastChild);
    }
  }

  function patchAttributes(old, node) {
    Array.prototype.slice.call(old.attributes).forEach(function (a) {
      if (!node.hasAttribute(a.name)) {
        old.removeAttribute(a.name);
      }
    });
    Array.prototype.slice.call(node.attributes).forEach(function (a) {
      if (a.name === 'style') {
        old.style.cssText = node.style.cssText; // a content security policy may forbid the attribute itself
      } else if (old.getAttribute(a.name) !== a.value) {
        old.setAttribute(a.name, a.value);
      }
    });
  }

  /** Terms and descriptions of a dl: pairs with an empty description are left out. */
  function describe(list, pairs) {
    var children = [];
    pairs.forEach(function (pair) {
      if (pair[1] !== '' && pair[1] !== null && pair[1] !== undefined) {
        children.push(el('dt', {}, [pair[0]]), el('dd', {}, [String(pair[1])]));
      }
    });
    patch(list, el('dl', {}, children));
  }

  drumlin.dom = { byId: byId, el: el, setText: setText, show: show, patch: patch, describe: describe };
})(window.drumlin);

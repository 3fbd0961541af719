// A fit document that was uploaded: what it says, in words, and whether its data files are there.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var el = dom.el;

  function list(value) {
    return Array.isArray(value) ? value : [];
  }

  /** Names of the files a document wants, each once: data, and draws or a start from an earlier fit. */
  function wants(document_) {
    var names = list(document_.datasets).map(function (d) { return String((d || {}).file || ''); });
    var start = document_.start && document_.start.file;
    return names.concat(typeof start === 'string' ? [start] : []).filter(function (name, i, all) {
      return name !== '' && all.indexOf(name) === i;
    });
  }

  function missing(document_, have) {
    return wants(document_).filter(function (name) { return !have(name); });
  }

  function modelLine(model) {
    var parameters = Object.keys((model || {}).parameters || {});
    var fitted = parameters.filter(function (p) { return model.parameters[p] && model.parameters[p].fit; });
    return String((model || {}).model || '?') + (fitted.length === 0 ? '' : ': fits ' + fitted.join(', '));
  }

  /** Draws it; have(name) says whether a file is there. */
  function show(document_, have) {
    var method = document_.method || {};
    dom.show(dom.byId('document'), true);
    dom.patch(dom.byId('document-said'), el('div', {}, [
      el('dl', {}, [].concat.apply([], [
        ['Data', wants(document_).map(function (name) {
          return el('div', {}, [name + ' ', el('span', { class: have(name) ? 'there' : 'beware' }, [have(name) ? '✓ here' : 'is missing: drop it above'])]);
        })],
        [list(document_.models).length > 1 ? 'Models' : 'Model', list(document_.models).map(function (m) { return el('div', {}, [modelLine(m)]); })],
        ['Method', [String(method.name || '?') + Object.keys(method).filter(function (k) { return k !== 'name'; }).map(function (k) {
          return ', ' + k + ' ' + String(method[k]);
        }).join('')]]
      ].map(function (pair) { return [el('dt', {}, [pair[0]]), el('dd', {}, pair[1])]; })))]));
  }

  /** Whether the form can show all of it: one data set and one model, of numbers and bounds alone. */
  function isPlain(document_) {
    var known = ['drumlin', 'title', 'datasets', 'models', 'method', 'engine', 'derived', 'constraints'];
    var model = list(document_.models)[0] || {};
    var parameters = model.parameters || {};
    return Object.keys(document_).every(function (key) { return known.indexOf(key) >= 0; })
      && list(document_.datasets).length === 1 && list(document_.models).length === 1
      && drumlin.modelsearch.find(model.model) !== null
      && Object.keys(parameters).every(function (name) {
        var p = parameters[name];
        return typeof p === 'number' || (p && typeof p.value === 'number' && !p.tie && !p.prior);
      });
  }

  drumlin.documentform = { wants: wants, missing: missing, show: show, isPlain: isPlain };
})(window.drumlin);

// The administrator's page, for administrators.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;

  function start(me) {
    var may = me !== null && me.role === 'admin';
    dom.show(dom.byId('none'), !may);
    dom.show(dom.byId('content'), may);
    return may ? drumlin.adminusers.start(me).then(drumlin.adminwork.start) : null;
  }

  drumlin.frame.start('/admin').then(start).then(function () {
    document.documentElement.setAttribute('data-ready', 'true');
  }).catch(drumlin.frame.complain);
})(window.drumlin);

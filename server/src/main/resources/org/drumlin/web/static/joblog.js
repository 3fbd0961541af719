// What the runner says: line by line while the fit runs, the whole log of the last attempt after.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;
  var api = drumlin.api;

  var MOST = 500;

  var path = '';
  var lines = [];
  var file = null; // the name of the log of the last attempt
  var read = null; // the name of the one that is shown

  function number(name) {
    var parts = /^attempt-(\d+)\//.exec(name);
    return parts ? Number(parts[1]) : 0;
  }

  function draw(text) {
    var log = dom.byId('log');
    var low = log.scrollTop + log.clientHeight >= log.scrollHeight - 4;
    dom.setText(log, text);
    dom.show(dom.byId('section-log'), true);
    if (low) { // who reads further up is left there
      log.scrollTop = log.scrollHeight;
    }
  }

  /** A line of a fit at work. */
  function line(text) {
    lines.push(String(text));
    lines = lines.slice(-MOST);
    if (read === null) {
      draw(lines.join('\n'));
    }
  }

  function fetchLog() {
    if (file === null || read === file || !dom.byId('section-log').open) {
      return;
    }
    read = file;
    api.text(path + '/files/' + file.split('/').map(encodeURIComponent).join('/')).then(function (text) {
      var all = text.trim().split('\n').filter(function (l) { return l.indexOf('WARNING: Using incubator') !== 0; });
      draw((all.length > MOST ? '… the rest is in the file\n' : '') + all.slice(-MOST).join('\n'));
    }, function () { read = null; });
  }

  /** The files of a fit that has ended. */
  function files(list) {
    var logs = list.map(function (f) { return String(f.name); }).filter(function (name) { return /(^|\/)runner\.log$/.test(name); });
    logs.sort(function (a, b) { return number(a) - number(b); });
    file = logs.length > 0 ? logs[logs.length - 1] : null;
    dom.show(dom.byId('section-log'), file !== null || lines.length > 0);
    fetchLog();
  }

  /** The log of the job at that path of the API; fetched when it is opened. */
  function start(jobPath) {
    path = jobPath;
    dom.byId('section-log').addEventListener('toggle', fetchLog);
  }

  drumlin.joblog = { start: start, line: line, files: files };
})(window.drumlin);

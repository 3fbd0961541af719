// Follows a job of the hub: fetches the result, listens to the events, runs the strip with Stop.
(function (drumlin) {
  'use strict';

  var n = drumlin.notation;
  var dom = drumlin.dom;
  var words = drumlin.words;

  var api = drumlin.api;

  var JOBS = '/jobs';
  var POLL = 3000;
  var LEAST_BETWEEN_RESULTS = 900;

  function Follower(id, show) {
    this.id = id;
    this.path = JOBS + '/' + encodeURIComponent(id);
    this.base = api.base + this.path;
    this.show = show;
    this.job = null;
    this.progress = null;
    this.progressAt = 0;
    this.announced = '';
    this.fetching = false;
    this.again = false;
    this.resultAt = 0;
    this.resultTimer = 0;
  }

  Follower.prototype.start = function () {
    var self = this;
    dom.byId('stop').addEventListener('click', function () { self.stop(); });
    drumlin.joblog.start(this.path);
    window.setInterval(function () { self.tick(); }, 1000);
    return this.refresh().then(function () {
      if (words.isLive(self.job && self.job.state)) {
        self.listen();
      }
    });
  };

  Follower.prototype.refresh = function () {
    var self = this;
    return this.refreshJob().then(function () { return self.refreshResult(); });
  };

  Follower.prototype.refreshJob = function () {
    var self = this;
    return api.get(this.path).then(function (job) { self.gotJob(job); }, function (f) { self.show.problem(f.words()); });
  };

  Follower.prototype.gotJob = function (job) {
    var before = this.job;
    this.job = job;
    if (job.progress && (!this.progress || before === null)) {
      this.gotProgress(job.progress);
    }
    this.show.job(job);
    this.strip();
    if (before && before.state !== job.state) {
      this.announce(words.state(job.state));
    }
    if (!words.isLive(job.state)) {
      this.refreshFiles();
    }
  };

  /** One fetch at a time, and not more often than the eye needs. */
  Follower.prototype.refreshResult = function () {
    var self = this;
    if (this.fetching) {
      this.again = true;
      return Promise.resolve();
    }
    var wait = this.resultAt + LEAST_BETWEEN_RESULTS - Date.now();
    if (wait > 0) {
      if (!this.resultTimer) {
        this.resultTimer = window.setTimeout(function () {
          self.resultTimer = 0;
          self.refreshResult();
        }, wait);
      }
      return Promise.resolve();
    }
    this.fetching = true;
    this.resultAt = Date.now();
    return api.get(this.path + '/result').then(function (result) {
      self.show.result(result, self.job);
      if (self.job && !words.isLive(self.job.state)) {
        drumlin.compare.offer(JOBS, self.id, result);
      }
    }).catch(function (problem) {
      if (problem instanceof api.Failure && problem.status === 404) {
        self.show.nothingYet(self.job);
      } else if (problem instanceof api.Failure) {
        self.show.problem(problem.words());
      } else {
        self.show.problem('The result could not be read; it is tried again.');
        window.console.warn(problem);
      }
    }).then(function () {
      self.fetching = false;
      if (self.again) {
        self.again = false;
        self.refreshResult();
      }
    });
  };

  Follower.prototype.refreshFiles = function () {
    var self = this;
    return api.get(this.path + '/files').then(function (body) {
      if (body && body.files) {
        drumlin.joblog.files(body.files);
        drumlin.method.files(body.files, function (name) {
          return self.base + '/files/' + name.split('/').map(encodeURIComponent).join('/');
        }, self.base + '/zip');
      }
    }, function () { /* the list of files is a convenience; the page stands without it */ });
  };

  // ---- events ----

  Follower.prototype.listen = function () {
    var self = this;
    if (typeof EventSource === 'undefined') {
      this.poll();
      return;
    }
    var source = new EventSource(this.base + '/events');
    this.source = source;
    var on = function (name, handle) {
      source.addEventListener(name, function (event) {
        var data = null;
        try {
          data = JSON.parse(event.data);
        } catch (e) {
          data = {};
        }
        handle(data || {});
      });
    };
    on('progress', function (data) { self.gotProgress(data.progress || data); });
    on('result', function () { self.refreshResult(); });
    on('log', function (data) { drumlin.joblog.line(data.text); });
    on('state', function () { self.stateChanged(); });
    on('snapshot', function () { self.stateChanged(); });
    source.onerror = function () {
      if (source.readyState === 2) {
        self.source = null;
        self.poll();
      }
    };
  };

  Follower.prototype.stateChanged = function () {
    var self = this;
    this.refreshJob().then(function () {
      if (!words.isLive(self.job && self.job.state)) {
        self.resultAt = 0;
        if (self.source) {
          self.source.close();
          self.source = null;
        }
      }
      self.refreshResult();
    });
  };

  Follower.prototype.poll = function () {
    var self = this;
    window.setTimeout(function () {
      self.refresh().then(function () {
        if (words.isLive(self.job && self.job.state)) {
          self.progress = self.job.progress || self.progress;
          self.poll();
        }
      });
    }, POLL);
  };

  // ---- the strip ----

  Follower.prototype.gotProgress = function (progress) {
    this.progress = progress;
    this.progressAt = Date.now();
    this.strip();
    var tenth = n.isNumber(progress.fraction) ? Math.floor(progress.fraction * 10) * 10 : null;
    if (tenth !== null && tenth > 0) {
      this.announce(tenth + ' % done');
    }
  };

  Follower.prototype.announce = function (text) {
    if (text !== this.announced) {
      this.announced = text;
      dom.setText(dom.byId('announcer'), text);
    }
  };

  Follower.prototype.tick = function () {
    if (this.job && words.isLive(this.job.state)) {
      this.strip();
    }
  };

  Follower.prototype.strip = function () {
    var live = this.job !== null && words.isLive(this.job.state);
    dom.show(dom.byId('strip'), live);
    document.body.classList.toggle('live', live);
    if (!live) {
      return;
    }
    var p = this.progress || {};
    var bar = dom.byId('strip-bar');
    if (n.isNumber(p.fraction)) {
      bar.value = p.fraction;
    } else {
      bar.removeAttribute('value');
    }
    var running = this.job.state === 'running';
    var parts = [running && p.phase ? words.phase(p.phase) : words.state(this.job.state)];
    if (n.isNumber(p.fraction)) {
      parts.push(Math.floor(100 * p.fraction) + ' %');
    }
    if (n.isNumber(p.chisq)) {
      parts.push('χ² ' + n.number(p.chisq, 4));
    }
    if (n.isNumber(p.rhat)) {
      parts.push('R-hat ' + p.rhat.toFixed(2));
    }
    if (n.isNumber(p.ess)) {
      parts.push('ESS ' + n.count(p.ess));
    }
    if (n.isNumber(p.evaluations_per_second)) {
      parts.push(n.count(p.evaluations_per_second) + ' evaluations/s');
    }
    dom.setText(dom.byId('strip-text'), parts.join('  ·  '));
    this.stripTime(p, running);
    var stop = dom.byId('stop');
    stop.disabled = this.job.state === 'stopping';
    dom.setText(stop, this.job.state === 'stopping' ? 'Stopping' : 'Stop and keep what is there');
  };

  Follower.prototype.stripTime = function (p, running) {
    if (!n.isNumber(p.t)) {
      dom.setText(dom.byId('strip-time'), '');
      return;
    }
    var since = running ? (Date.now() - this.progressAt) / 1000 : 0;
    var text = n.clock(p.t + since) + ' elapsed';
    if (n.isNumber(p.remaining)) {
      text += ', about ' + n.clock(p.remaining - since) + ' left';
    }
    dom.setText(dom.byId('strip-time'), text);
  };

  Follower.prototype.stop = function () {
    var self = this;
    var stop = dom.byId('stop');
    stop.disabled = true;
    drumlin.jobdeeds.stop({ id: this.id }).then(function () { return self.stateChanged(); }, function (f) {
      stop.disabled = false;
      self.show.problem('The fit could not be stopped: ' + f.words());
    });
  };

  drumlin.Follower = Follower;
})(window.drumlin);

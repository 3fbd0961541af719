// Follows a job of the hub: fetches the result, listens to the events, runs the strip with Stop.
(function (drumlin) {
  'use strict';

  var n = drumlin.notation;
  var dom = drumlin.dom;
  var words = drumlin.words;

  var JOBS = '/api/v1/jobs';
  var POLL = 3000;
  var LEAST_BETWEEN_RESULTS = 900;

  function Follower(id, show) {
    this.id = id;
    this.base = JOBS + '/' + encodeURIComponent(id);
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

  function message(response, fallback) {
    return response.json().then(function (body) {
      var error = body && body.error ? body.error : {};
      return [error.message || fallback, error.remedy].filter(Boolean).join(' ');
    }, function () { return fallback; });
  }

  Follower.prototype.get = function (path) {
    return fetch(this.base + path, { credentials: 'same-origin', cache: 'no-store', headers: { Accept: 'application/json' } });
  };

  Follower.prototype.start = function () {
    var self = this;
    dom.byId('stop').addEventListener('click', function () { self.stop(); });
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
    return this.get('').then(function (response) {
      if (!response.ok) {
        return message(response, 'This fit cannot be read.').then(function (text) { self.show.problem(text); });
      }
      return response.json().then(function (job) { self.gotJob(job); });
    }, function () { self.show.problem('Drumlin does not answer. What is shown may be old; it is tried again.'); });
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
    return this.get('/result').then(function (response) {
      if (response.status === 404) {
        self.show.nothingYet(self.job);
        return undefined;
      }
      if (!response.ok) {
        return message(response, 'The result cannot be read.').then(function (text) { self.show.problem(text); });
      }
      return response.json().then(function (result) {
        self.show.result(result, self.job);
        if (self.job && !words.isLive(self.job.state)) {
          drumlin.compare.offer(JOBS, self.id, result);
        }
      });
    }).catch(function (error) {
      self.show.problem('The result could not be read; it is tried again.');
      window.console.warn(error);
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
    return this.get('/files').then(function (response) { return response.ok ? response.json() : null; }).then(function (body) {
      if (body && body.files) {
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
    fetch(this.base + '/stop', { method: 'POST', credentials: 'same-origin', headers: { Accept: 'application/json' } })
      .then(function (response) {
        if (!response.ok) {
          stop.disabled = false;
          return message(response, 'The fit could not be stopped.').then(function (text) { self.show.problem(text); });
        }
        return self.stateChanged();
      }, function () {
        stop.disabled = false;
        self.show.problem('The fit could not be stopped: Drumlin does not answer. Try again.');
      });
  };

  drumlin.Follower = Follower;
})(window.drumlin);

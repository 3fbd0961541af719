// One way to speak with the server: says that a page asks, renews a session once, and tells in words what went wrong.
(function (drumlin) {
  'use strict';

  var BASE = '/api/v1';
  var SILENT = 'The server does not answer. Look at your connection, then try again.';
  var renewing = null;

  /** What the server refused: status (0 when it did not answer), message, and path and remedy where it names them. */
  function Failure(status, message, path, remedy) {
    this.status = status;
    this.message = message;
    this.path = path || '';
    this.remedy = remedy || '';
  }

  Failure.prototype = Object.create(Error.prototype);
  Failure.prototype.constructor = Failure;

  /** Message and remedy as a person reads them. */
  Failure.prototype.words = function () {
    return [this.message, this.remedy].filter(Boolean).join(' ');
  };

  var STATUS = {
    401: 'Sign in first.', 403: 'This is not allowed with your account.', 404: 'It is not there any more.',
    413: 'This is too large for the server.', 429: 'That was too often. Wait a minute, then try again.',
    503: 'The server is busy. Try again in a moment.'
  };

  function failure(response) {
    var fallback = STATUS[response.status] || 'The server could not do this (' + response.status + ').';
    return response.json().then(function (body) {
      var error = body && body.error && typeof body.error === 'object' ? body.error : {};
      return new Failure(response.status, error.message || fallback, error.path, error.remedy);
    }, function () { return new Failure(response.status, fallback); });
  }

  function send(method, path, body, type, key) {
    var headers = { Accept: 'application/json', 'X-Drumlin-Browser': '1' };
    if (key) {
      headers['Idempotency-Key'] = key;
    }
    if (body !== undefined) {
      headers['Content-Type'] = type || 'application/json';
    }
    return fetch(BASE + path, {
      method: method, headers: headers, body: body, credentials: 'same-origin', cache: 'no-store'
    }).then(null, function () { throw new Failure(0, SILENT); });
  }

  /** A new session for the one that ran out; all that wait for it share one request. True when there is one. */
  function renew() {
    if (renewing === null) {
      var done = function (ok) {
        renewing = null;
        return ok;
      };
      renewing = send('POST', '/auth/refresh').then(function (response) { return done(response.ok); }, function (e) {
        done(false);
        throw e;
      });
    }
    return renewing;
  }

  /** To the sign-in page, which leads back here. */
  function signIn() {
    window.location.assign('/signin?back=' + encodeURIComponent(window.location.pathname + window.location.search));
    return new Promise(function () { /* the page is left: what waits for an answer waits for ever */ });
  }

  /** The answer of the server to a request of somebody signed in; the same key makes the same thing once. */
  function ask(method, path, body, type, key) {
    return send(method, path, body, type, key).then(function (response) {
      if (response.status !== 401) {
        return response;
      }
      return renew().then(function (renewed) {
        return renewed ? send(method, path, body, type, key) : response;
      }).then(function (again) { return again.status === 401 ? signIn() : again; });
    });
  }

  function read(response) {
    if (!response.ok) {
      return failure(response).then(function (f) { throw f; });
    }
    return response.status === 204 ? null : response.text().then(function (text) {
      return text === '' ? null : JSON.parse(text);
    });
  }

  function json(method) {
    return function (path, body, key) {
      return ask(method, path, body === undefined ? undefined : JSON.stringify(body), undefined, key).then(read);
    };
  }

  /** Requests of somebody who is not signed in yet: a 401 is an answer, not a reason to sign in. */
  function open(path, body) {
    return send('POST', path, JSON.stringify(body || {})).then(read);
  }

  /** A file's text, such as a log. */
  function text(path) {
    return ask('GET', path).then(function (response) {
      return response.ok ? response.text() : failure(response).then(function (f) { throw f; });
    });
  }

  /**
   * The server's events, for as long as the page lives. handlers: by the event's name, given its data; lost
   * and found tell that the stream broke and is there again. Gives a function that ends it.
   */
  function stream(path, handlers) {
    var source = null;
    var timer = 0;
    var broken = false;
    var closed = false;

    function listen() {
      source = new EventSource(BASE + path);
      Object.keys(handlers).filter(function (name) { return name !== 'lost' && name !== 'found'; }).forEach(function (name) {
        source.addEventListener(name, function (event) { handlers[name](JSON.parse(event.data)); });
      });
      source.onopen = function () { turned(false); };
      source.onerror = function () {
        turned(true);
        if (source.readyState === 2) { // refused: the session may have run out; an ordinary request renews it
          timer = window.setTimeout(again, 3000);
        }
      };
    }

    function turned(now) {
      if (broken !== now) {
        broken = now;
        var tell = now ? handlers.lost : handlers.found;
        if (tell) {
          tell();
        }
      }
    }

    function again() {
      json('GET')('/info').then(function () { return true; }, function (f) { return f.status !== 0; }).then(function () {
        if (!closed) {
          listen();
        }
      });
    }

    function end() {
      closed = true;
      window.clearTimeout(timer);
      source.close();
    }

    listen();
    window.addEventListener('pagehide', end);
    return end;
  }

  drumlin.api = {
    base: BASE, get: json('GET'), post: json('POST'), put: json('PUT'), remove: json('DELETE'), ask: ask, open: open, renew: renew, text: text,
    stream: stream, failure: failure, Failure: Failure
  };
})(window.drumlin);

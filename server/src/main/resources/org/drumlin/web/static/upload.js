// Files from the reader's computer: read, named by their SHA-256, sent once.
(function (drumlin) {
  'use strict';

  var api = drumlin.api;
  var LARGEST = 32e6;

  function hex(buffer) {
    return Array.prototype.map.call(new Uint8Array(buffer), function (b) { return (b < 16 ? '0' : '') + b.toString(16); }).join('');
  }

  /** Whether a file is a fit document: JSON with the version of ours. */
  function documentIn(name, bytes) {
    if (!/\.json$/i.test(name)) {
      return null;
    }
    try {
      var found = JSON.parse(new TextDecoder().decode(bytes));
      return found && typeof found === 'object' && found.drumlin !== undefined ? found : null;
    } catch (e) {
      return null;
    }
  }

  function refuse(text) {
    return Promise.reject(new api.Failure(0, text));
  }

  /** { name, size, bytes, sha256, document }, the last null for data. */
  function read(file) {
    if (!window.crypto || !window.crypto.subtle) {
      return refuse('This browser computes digests over https only. Open the server by its https address.');
    }
    if (file.size > LARGEST) {
      return refuse(file.name + ' is larger than 32 MB; this is no one-dimensional curve.');
    }
    return file.arrayBuffer().then(function (bytes) {
      return window.crypto.subtle.digest('SHA-256', bytes).then(function (digest) {
        return { name: file.name, size: file.size, bytes: bytes, sha256: hex(digest), document: documentIn(file.name, bytes) };
      });
    }, function () { return refuse(file.name + ' cannot be read. Is it still there?'); });
  }

  /** Sends a file's bytes unless the server has them. */
  function send(file) {
    var path = '/files/' + file.sha256;
    return api.ask('HEAD', path).then(function (known) {
      if (known.ok) {
        return file;
      }
      return api.ask('PUT', path + '?name=' + encodeURIComponent(file.name), file.bytes, 'application/octet-stream').then(function (response) {
        return response.ok ? file : api.failure(response).then(function (f) { throw f; });
      });
    });
  }

  drumlin.upload = { read: read, send: send };
})(window.drumlin);

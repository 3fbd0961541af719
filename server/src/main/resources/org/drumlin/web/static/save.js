// What a reader takes away: every table as CSV, every plot as a picture, made here without the network.
(function (drumlin) {
  'use strict';

  var dom = drumlin.dom;

  var tables = {};
  var prefix = 'fit';

  /** A file's name of any text: letters, digits and hyphens, never a path. */
  function slug(text) {
    return String(text).normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).toLowerCase();
  }

  /** Files are named after the fit's title. */
  function named(title) {
    prefix = slug(title) || 'fit';
  }

  /** One field: numbers in full; text that a spreadsheet would compute gets an apostrophe before it. */
  function field(value) {
    if (value === null || value === undefined || (typeof value === 'number' && !isFinite(value))) {
      return '';
    }
    if (typeof value === 'number') {
      return String(value);
    }
    var text = String(value);
    if (/^[=+\-@\t\r]/.test(text)) {
      text = "'" + text;
    }
    return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }

  /** RFC 4180, a header line first. */
  function csv(table) {
    return [table.header].concat(table.rows).map(function (row) { return row.map(field).join(','); }).join('\r\n') + '\r\n';
  }

  function click(name, href) {
    var link = dom.el('a', { href: href, download: name, class: 'hidden-text' }, [name]);
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
  }

  /** The desktop's view saves what a link carries itself; a browser takes a blob of any size. */
  function give(name, blob) {
    if (document.documentElement.hasAttribute('data-saves-links')) {
      var reader = new FileReader();
      reader.onload = function () { click(name, reader.result); };
      reader.readAsDataURL(blob);
      return;
    }
    var url = URL.createObjectURL(blob);
    click(name, url);
    window.setTimeout(function () { URL.revokeObjectURL(url); }, 60000);
  }

  function bytes(base64) {
    return Uint8Array.from(window.atob(base64), function (c) { return c.charCodeAt(0); });
  }

  function picture(id, format) {
    return drumlin.figure.image(id, format).then(function (made) {
      give(prefix + '-' + made.name + '.' + format, format === 'svg'
        ? new Blob([made.content], { type: 'image/svg+xml' }) : new Blob([bytes(made.content)], { type: 'image/png' }));
    }).catch(function (error) {
      window.console.warn(error);
      dom.setText(dom.byId('notice'), 'The picture could not be made. The other format, or the numbers as CSV, may serve.');
      dom.show(dom.byId('notice'), true);
    });
  }

  function button(what, key, label) {
    return dom.el('button', { type: 'button', class: 'save', 'data-save': what, 'data-key': key,
      'aria-label': label + ' as ' + what.toUpperCase(), title: label + ' as ' + what.toUpperCase() }, [what.toUpperCase()]);
  }

  /**
   * A button that saves a table; make() gives { header, rows } of what is shown when it is pressed.
   *
   * key names the file too.
   */
  function table(key, label, make) {
    tables[key] = make;
    return button('csv', key, label);
  }

  /** Buttons that save the plot in the element of that id. */
  function plot(id, label) {
    return [button('png', id, label), button('svg', id, label)];
  }

  /** Fills the holder that the page has for an element's buttons. */
  function offer(holder, buttons) {
    dom.patch(dom.byId(holder), dom.el('span', {}, buttons));
  }

  function clicked(event) {
    var pressed = event.target.closest ? event.target.closest('button[data-save]') : null;
    if (!pressed) {
      return;
    }
    var key = pressed.getAttribute('data-key');
    if (pressed.getAttribute('data-save') === 'csv') {
      give(prefix + '-' + key + '.csv', new Blob(['\ufeff', csv(tables[key]())], { type: 'text/csv;charset=utf-8' }));
    } else {
      picture(key, pressed.getAttribute('data-save'));
    }
  }

  function start() {
    document.addEventListener('click', clicked);
  }

  drumlin.save = { start: start, named: named, table: table, plot: plot, offer: offer, csv: csv, slug: slug };
})(window.drumlin);

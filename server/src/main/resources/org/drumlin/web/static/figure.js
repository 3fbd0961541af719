// What every plot of the page shares: journal manners, colours from the style sheet, one way to draw.
(function (drumlin) {
  'use strict';

  var drawn = [];

  // The page's own changes (a table that grows, a scroll bar) move plots too, not only the window's.
  var sizes = new ResizeObserver(function (entries) {
    entries.forEach(function (e) {
      if (e.target.data && e.contentRect.width > 0 && Math.abs(e.target._fullLayout.width - e.contentRect.width) >= 1) {
        window.Plotly.Plots.resize(e.target);
      }
    });
  });

  // While a fit runs, plots out of sight wait until they are scrolled to: many plots several times a
  // second would hold up the page.
  var lazy = false;
  var sight = new IntersectionObserver(function (seen) {
    seen.forEach(function (s) {
      var entry = entryOf(s.target);
      entry.near = s.isIntersecting;
      if (entry.near && entry.due) {
        paint(entry);
      }
    });
  }, { rootMargin: '300px 0px' });

  // Light colours whatever the page wears: what is printed or published is on white paper.
  var paper = null;
  var printing = false;

  function printed() {
    if (paper === null) {
      paper = drumlin.dom.el('div', { class: 'as-printed', hidden: true }, []);
      document.body.appendChild(paper);
    }
    return paper;
  }

  function token(from, name) {
    return getComputedStyle(from).getPropertyValue('--' + name).trim();
  }

  /** Colours of the theme in force; they hold in grey and for the colour-blind (Okabe and Ito). */
  function colours(from) {
    var of = function (name) { return token(from, 'plot-' + name); };
    return {
      paper: of('paper'), ink: of('ink'), muted: of('muted'), grid: of('grid'), data: of('data'), theory: of('theory'),
      faint: of('faint'), band: of('band'), band68: of('band-68'), band95: of('band-95'), bad: token(from, 'bad'),
      positive: token(from, 'positive'), negative: token(from, 'negative'), font: token(from, 'font'),
      series: [1, 2, 3, 4, 5, 6].map(function (i) { return of('series-' + i); })
    };
  }

  /**
   * An axis with ticks inside on all four sides; power labels where it is logarithmic. title: text, or
   * as plotly has it.
   */
  function axis(c, title, more) {
    var base = {
      title: Object.assign({ standoff: 8 }, typeof title === 'string' ? { text: title } : title), showline: true, linecolor: c.ink, linewidth: 1, mirror: 'ticks',
      ticks: 'inside', ticklen: 6, tickwidth: 1, tickcolor: c.ink, showgrid: false, zeroline: false,
      exponentformat: 'power', minexponent: 4, automargin: true,
      minor: { ticks: 'inside', ticklen: 3, tickcolor: c.ink }
    };
    Object.keys(more || {}).forEach(function (key) { base[key] = more[key]; });
    return base;
  }

  /** Log ticks at whole decades (10⁻²) where there are decades to show, else where plotly finds room. */
  function logAxis(c, title, values, more) {
    var positive = values.filter(function (v) { return v > 0; });
    var decades = positive.length === 0 ? 1
      : Math.log10(Math.max.apply(null, positive) / Math.min.apply(null, positive));
    var base = axis(c, title, more);
    base.type = 'log';
    base.minexponent = 0;
    if (decades >= 1.2) {
      base.dtick = 1;
      base.minor.dtick = 'D1';
    } else {
      base.exponentformat = 'none';
    }
    return base;
  }

  function layout(c, more) {
    var base = {
      font: { family: c.font, size: 13, color: c.ink },
      paper_bgcolor: c.paper, plot_bgcolor: c.paper,
      margin: { l: 64, r: 16, t: 28, b: 48 }, showlegend: false, hovermode: 'closest', dragmode: 'zoom',
      hoverlabel: { bgcolor: c.paper, bordercolor: c.muted, font: { family: c.font, size: 13, color: c.ink } },
      modebar: { bgcolor: 'rgba(0,0,0,0)', color: c.muted, activecolor: c.ink },
      uirevision: 'kept'
    };
    Object.keys(more || {}).forEach(function (key) { base[key] = more[key]; });
    return base;
  }

  /** kind: 'still' answers to nothing, 'quiet' has no tools, any other has them where the pointer rests. */
  function config(kind) {
    return {
      displaylogo: false, staticPlot: kind === 'still', displayModeBar: kind ? false : 'hover',
      modeBarButtons: [['zoom2d', 'pan2d', 'resetScale2d']]
    };
  }

  /** Text for plotly, which reads a few tags in its labels: angle brackets become entities. */
  function plain(text) {
    return String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  }

  function entryOf(node) {
    var entry = drawn.filter(function (d) { return d.node === node; })[0];
    if (!entry) {
      entry = { node: node };
      drawn.push(entry);
      sizes.observe(node);
      sight.observe(node);
    }
    return entry;
  }

  function hush(node) {
    if (node) {
      node.setAttribute('aria-hidden', 'true');
    }
  }

  /** The label says what is seen, single marks say nothing; the tools have names and answer to keys. */
  function speak(node) {
    Array.prototype.forEach.call(node.querySelectorAll('svg'), hush);
    hush(document.getElementById('js-plotly-tester')); // where plotly measures text
    Array.prototype.forEach.call(node.querySelectorAll('.modebar-btn'), function (button) {
      button.setAttribute('aria-label', button.getAttribute('data-title'));
    });
  }

  function paint(entry) {
    entry.due = false;
    entry.painted = true;
    var c = colours(printing ? printed() : document.documentElement);
    var figure = entry.make(c, false);
    var all = layout(c, figure.layout);
    if (printing) { // the sheet is narrower than the window, and plotly's own resizing comes too late for it
      all.width = entry.node.clientWidth;
      all.height = entry.node.clientHeight;
    }
    window.Plotly.react(entry.node, figure.data, all, config(entry.kind));
    speak(entry.node);
  }

  /**
   * Draws or updates the plot in node. make(colours, alone) gives { data, layout }; it is kept and called
   * again when the theme changes and when a picture is asked for, then with alone set: no page around it
   * says what is seen. The label says in words what is seen; name is of files; kind as config has it.
   */
  function draw(node, name, label, make, kind) {
    var entry = entryOf(node);
    entry.name = name;
    entry.make = make;
    entry.kind = kind;
    node.setAttribute('role', kind ? 'img' : 'figure'); // a figure has tools in it
    node.setAttribute('aria-label', label);
    if (lazy && entry.painted && !entry.near) {
      entry.due = true;
    } else {
      paint(entry);
    }
  }

  /** Whether plots out of sight may wait; what waited is drawn when they may not any more. */
  function wait(on) {
    lazy = on;
    if (!on) {
      drawn.filter(function (d) { return d.due; }).forEach(paint);
    }
  }

  function redraw() {
    drawn = drawn.filter(function (d) { return document.body.contains(d.node); });
    drawn.filter(function (d) { return d.node.clientWidth > 0; }).forEach(paint);
  }

  /** What the reader zoomed to stays in the picture. */
  function keepZoom(from, to) {
    Object.keys(from).filter(function (key) { return /^[xy]axis\d*$/.test(key) && to[key]; }).forEach(function (key) {
      if (from[key].autorange === false && from[key].range) {
        to[key].range = from[key].range.slice();
      }
    });
  }

  /**
   * A picture of the plot in the element of that id, as journals take it: dark on white.
   *
   * Gives a promise of { name, content }: SVG text, or PNG as base64 at three pixels a point.
   */
  function image(id, format) {
    var entry = drawn.filter(function (d) { return d.node.id === id; })[0];
    var c = colours(printed());
    var figure = entry.make(c, true);
    var all = layout(c, figure.layout);
    keepZoom(entry.node.layout, all);
    return window.Plotly.toImage({ data: figure.data, layout: all, config: config('still') }, {
      format: format, width: entry.kind === 'still' ? 480 : entry.node.clientWidth, height: entry.kind === 'still' ? 320 : entry.node.clientHeight,
      scale: format === 'png' ? 3 : 1, imageDataOnly: true
    }).then(function (content) { return { name: entry.name, content: content }; });
  }

  function print(on) {
    printing = on;
    document.documentElement.classList.toggle('printing', on);
    redraw();
  }

  window.addEventListener('beforeprint', function () { print(true); });
  window.addEventListener('afterprint', function () { print(false); });
  new MutationObserver(redraw).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });

  drumlin.figure = { draw: draw, wait: wait, image: image, axis: axis, logAxis: logAxis, plain: plain };
})(window.drumlin);

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

  function token(name) {
    return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  }

  /** Colours of the theme in force; they hold in grey and for the colour-blind (Okabe and Ito). */
  function colours() {
    return {
      paper: token('plot-paper'), ink: token('plot-ink'), muted: token('plot-muted'), grid: token('plot-grid'),
      data: token('plot-data'), theory: token('plot-theory'), faint: token('plot-faint'), band: token('plot-band'),
      series: [1, 2, 3, 4, 5, 6].map(function (i) { return token('plot-series-' + i); })
    };
  }

  /** An axis with ticks inside on all four sides; power labels where it is logarithmic. */
  function axis(c, title, more) {
    var base = {
      title: { text: title, standoff: 8 }, showline: true, linecolor: c.ink, linewidth: 1, mirror: 'ticks',
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
      font: { family: token('font'), size: 13, color: c.ink },
      paper_bgcolor: c.paper, plot_bgcolor: c.paper,
      margin: { l: 64, r: 16, t: 28, b: 48 }, showlegend: false, hovermode: 'closest', dragmode: 'zoom',
      hoverlabel: { bgcolor: c.paper, bordercolor: c.muted, font: { family: token('font'), size: 13, color: c.ink } },
      modebar: { bgcolor: 'rgba(0,0,0,0)', color: c.muted, activecolor: c.ink },
      uirevision: 'kept'
    };
    Object.keys(more || {}).forEach(function (key) { base[key] = more[key]; });
    return base;
  }

  function config(name, plain) {
    return {
      displaylogo: false, staticPlot: plain === true, displayModeBar: plain ? false : 'hover',
      modeBarButtons: [['toImage', 'zoom2d', 'pan2d', 'resetScale2d']],
      toImageButtonOptions: { format: 'svg', filename: name }
    };
  }

  /** Text for plotly, which reads a few tags in its labels: angle brackets become entities. */
  function plain(text) {
    return String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  }

  /**
   * Draws or updates the plot in node. make(colours) gives { data, layout }; it is kept and called again
   * when the theme changes. The label says in words what is seen.
   */
  function draw(node, name, label, make, plainPlot) {
    var entry = drawn.filter(function (d) { return d.node === node; })[0];
    if (!entry) {
      entry = { node: node };
      drawn.push(entry);
      sizes.observe(node);
    }
    entry.again = function () {
      var c = colours();
      var figure = make(c);
      window.Plotly.react(node, figure.data, layout(c, figure.layout), config(name, plainPlot));
    };
    node.setAttribute('role', 'img');
    node.setAttribute('aria-label', label);
    entry.again();
  }

  function redraw() {
    drawn = drawn.filter(function (d) { return document.body.contains(d.node); });
    drawn.forEach(function (d) { d.again(); });
  }

  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  new MutationObserver(redraw).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });

  drumlin.figure = { draw: draw, axis: axis, logAxis: logAxis, plain: plain };
})(window.drumlin);

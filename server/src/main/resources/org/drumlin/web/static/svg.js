// Small drawings: SVG elements, and the curve of a fit at the size of a stamp.
(function (drumlin) {
  'use strict';

  var NAMESPACE = 'http://www.w3.org/2000/svg';

  function el(name, attributes) {
    var node = document.createElementNS(NAMESPACE, name);
    Object.keys(attributes).forEach(function (key) { node.setAttribute(key, attributes[key]); });
    return node;
  }

  var WIDTH = 144;
  var HEIGHT = 96;
  var EDGE = 6;
  var MOST = 72;

  function finite(x) {
    return typeof x === 'number' && isFinite(x);
  }

  /** About that many of a list's indices, evenly, the ends among them. */
  function thinned(length, most) {
    var step = Math.max(1, Math.ceil(length / most));
    var kept = [];
    for (var i = 0; i < length; i += step) {
      kept.push(i);
    }
    if (length > 0 && kept[kept.length - 1] !== length - 1) {
      kept.push(length - 1);
    }
    return kept;
  }

  /** How a list of numbers lies along an axis: logarithmic where all but a few are above zero and they span a factor of five. */
  function axis(values, from, to) {
    var all = values.filter(finite);
    var above = all.filter(function (v) { return v > 0; });
    var log = above.length > 0.8 * all.length && Math.max.apply(null, above) > 5 * Math.min.apply(null, above);
    var used = log ? above.map(Math.log) : all;
    var low = Math.min.apply(null, used);
    var high = Math.max.apply(null, used);
    var span = high > low ? high - low : 1;
    return function (v) {
      if (!finite(v) || (log && v <= 0)) {
        return null;
      }
      return from + (to - from) * ((log ? Math.log(v) : v) - low) / span;
    };
  }

  function joined(curves, key) {
    return curves.reduce(function (list, c) { return list.concat(c[key] || []); }, []);
  }

  /** What a stamp needs of a result's curves: the paths of each, as text, small enough to keep. */
  function outline(curves) {
    var shown = (curves || []).filter(function (c) { return (c.q || []).length > 0; }).slice(0, 4);
    if (shown.length === 0) {
      return [];
    }
    var x = axis(joined(shown, 'q'), EDGE, WIDTH - EDGE);
    var y = axis(joined(shown, 'I'), HEIGHT - EDGE, EDGE);
    return shown.map(function (curve) {
      var kept = thinned(curve.q.length, MOST);
      return { points: dots(curve, kept, x, y), line: line(curve, kept, x, y) };
    });
  }

  function dots(curve, kept, x, y) {
    return kept.map(function (i) { return [x(curve.q[i]), y(curve.I[i])]; })
      .filter(function (p) { return p[0] !== null && p[1] !== null; })
      .map(function (p) { return 'M' + p[0].toFixed(1) + ' ' + p[1].toFixed(1) + 'h0'; }).join('');
  }

  function line(curve, kept, x, y) {
    var pen = 'M';
    return kept.map(function (i) {
      var a = x(curve.q[i]);
      var b = y((curve.theory || [])[i]);
      if (a === null || b === null || b < 1 || b > HEIGHT - 1) { // the data say how high the stamp reaches
        pen = 'M';
        return '';
      }
      var step = pen + a.toFixed(1) + ' ' + b.toFixed(1);
      pen = 'L';
      return step;
    }).join('');
  }

  /** The stamp itself; the points' colour tells the curves apart, the line over them is the model. */
  function stamp(outlines) {
    var svg = el('svg', { viewBox: '0 0 ' + WIDTH + ' ' + HEIGHT, class: 'stamp', 'aria-hidden': 'true', preserveAspectRatio: 'none' });
    outlines.forEach(function (o, i) {
      svg.appendChild(el('path', { d: o.points, class: 'stamp-points series-' + (i % 6 + 1) }));
      svg.appendChild(el('path', { d: o.line, class: 'stamp-line' }));
    });
    return svg;
  }

  drumlin.svg = { el: el, outline: outline, stamp: stamp };
})(window.drumlin);

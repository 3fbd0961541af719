// Numbers as the field writes them: 56.40(12), 1.234(56)×10⁻⁶, Å⁻¹. Pure functions, no page.
(function (drumlin) {
  'use strict';

  var SUPERSCRIPTS = { '-': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' };
  var MINUS = '−';

  function isNumber(x) {
    return typeof x === 'number' && isFinite(x);
  }

  function superscript(n) {
    return String(n).split('').map(function (c) { return SUPERSCRIPTS[c]; }).join('');
  }

  function signed(text) {
    return text.charAt(0) === '-' ? MINUS + text.slice(1) : text;
  }

  /** Decimal exponent of the first digit: 56.4 -> 1, 0.0123 -> -2; after rounding to that many digits. */
  function exponentOf(x, digits) {
    return x === 0 ? 0 : Number(Math.abs(x).toExponential(digits - 1).split('e')[1]);
  }

  function timesPower(mantissa, exponent) {
    return mantissa + '×10' + superscript(exponent);
  }

  /** A plain number to some significant digits (6 by default); powers of ten for the very small and large. */
  function number(x, digits) {
    if (!isNumber(x)) {
      return '–';
    }
    var d = digits || 6;
    if (x === 0) {
      return '0';
    }
    var e = exponentOf(x, d);
    if (e < -4 || e >= Math.max(d, 6)) {
      var mantissa = trimmed((x / Math.pow(10, e)).toFixed(d - 1));
      return signed(timesPower(mantissa, e));
    }
    return signed(trimmed(x.toFixed(Math.max(0, d - 1 - e))));
  }

  function trimmed(text) {
    return text.indexOf('.') < 0 ? text : text.replace(/\.?0+$/, '');
  }

  /**
   * How a value with that standard error is written: decimals after the point, and the power of ten
   * taken out (0 for none). Two digits of the error are kept.
   */
  function layout(value, stderr) {
    var last = exponentOf(stderr, 2) - 1;
    var first = value === 0 ? last + 1 : Math.max(exponentOf(value, 6), last + 1);
    var power = last > 0 || first < -4 || first >= 6 ? first : 0;
    return { power: power, decimals: Math.max(0, power - last), last: last };
  }

  /** Value with its uncertainty in the last two digits: uncertain(56.398, 0.1414) -> "56.40(14)". */
  function uncertain(value, stderr) {
    if (!isNumber(value)) {
      return '–';
    }
    if (!isNumber(stderr) || stderr <= 0) {
      return number(value);
    }
    var l = layout(value, stderr);
    var text = (value / Math.pow(10, l.power)).toFixed(l.decimals);
    var error = Math.round(stderr / Math.pow(10, l.last));
    text = signed(/^-0(\.0*)?$/.test(text) ? text.slice(1) : text) + '(' + error + ')';
    return l.power === 0 ? text : timesPower(text, l.power);
  }

  /** Another number beside a value, to the digits that the value's error supports. */
  function rounded(x, value, stderr) {
    if (!isNumber(x) || !isNumber(stderr) || stderr <= 0) {
      return number(x);
    }
    var l = layout(isNumber(value) ? value : x, stderr);
    var text = signed((x / Math.pow(10, l.power)).toFixed(l.decimals));
    return l.power === 0 ? text : timesPower(text, l.power);
  }

  /** Both ends of an interval, to the digits that the error supports: "56.26 … 56.54". */
  function interval(ends, value, stderr) {
    if (!ends || !isNumber(ends[0]) || !isNumber(ends[1])) {
      return '–';
    }
    var error = isNumber(stderr) && stderr > 0 ? stderr : (ends[1] - ends[0]) / 2;
    if (!(error > 0)) {
      return number(ends[0]) + ' … ' + number(ends[1]);
    }
    var l = layout(isNumber(value) ? value : ends[0], error);
    var scale = Math.pow(10, l.power);
    var text = ends.map(function (x) { return signed((x / scale).toFixed(l.decimals)); }).join(' … ');
    return l.power === 0 ? text : timesPower('(' + text + ')', l.power);
  }

  /** A whole number with thin spaces between thousands: 50 300. */
  function count(n) {
    return isNumber(n) ? signed(String(Math.round(n)).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f')) : '–';
  }

  /** Seconds for people: 0.04 s, 4.9 s, 1:02, 2:03:04. */
  function duration(seconds) {
    if (!isNumber(seconds) || seconds < 0) {
      return '–';
    }
    if (seconds < 60) {
      return number(seconds, 2) + '\u202fs';
    }
    return clock(seconds);
  }

  /** A running clock: 0:07, 12:30, 1:02:03. */
  function clock(seconds) {
    var s = Math.max(0, Math.round(seconds));
    var two = function (n) { return (n < 10 ? '0' : '') + n; };
    var hours = Math.floor(s / 3600);
    var minutes = Math.floor(s / 60) % 60;
    return (hours > 0 ? hours + ':' + two(minutes) : minutes) + ':' + two(s % 60);
  }

  /** A file's size: 512 B, 12 kB, 3.4 MB. */
  function size(bytes) {
    var units = ['B', 'kB', 'MB', 'GB', 'TB'];
    var n = bytes;
    var i = 0;
    while (n >= 1000 && i < units.length - 1) {
      n /= 1000;
      i++;
    }
    return number(n, n < 10 && i > 0 ? 2 : 3) + '\u202f' + units[i];
  }

  /** A unit as sasmodels names it, as print writes it: 1/cm -> cm⁻¹, 1e-6/Ang^2 -> 10⁻⁶ Å⁻², Ang -> Å. */
  function unit(text) {
    if (!text || text === 'None') {
      return '';
    }
    var name = function (u) {
      return u === 'Ang' || u === 'A' || u === 'Angstrom' ? 'Å' : u === 'degrees' || u === 'degree' ? '°' : u;
    };
    var factor = function (part, sign) {
      var m = /^([A-Za-zÅ°µ%]+)\^?(\d*)$/.exec(part.trim());
      if (!m) {
        return null;
      }
      var power = sign * (m[2] ? Number(m[2]) : 1);
      return name(m[1]) + (power === 1 ? '' : superscript(power));
    };
    var split = text.split('/');
    var over = split.slice(1).map(function (p) { return factor(p, -1); });
    var head = split[0].trim();
    var power = /^1e([+-]?\d+)$/.exec(head);
    var top = power ? '10' + superscript(Number(power[1])) : head === '1' ? '' : factor(head, 1);
    if (top === null || over.indexOf(null) >= 0) {
      return text;
    }
    return [top].concat(over).filter(function (p) { return p !== ''; }).join(' ');
  }

  drumlin.notation = {
    uncertain: uncertain, number: number, interval: interval, rounded: rounded, count: count, duration: duration,
    clock: clock, size: size, unit: unit, isNumber: isNumber, superscript: superscript
  };
})(window.drumlin);

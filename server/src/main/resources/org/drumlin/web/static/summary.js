// What draws say: quantiles, and whether chains agree. Pure functions of arrays, no page.
(function (drumlin) {
  'use strict';

  function mean(list) {
    return list.reduce(function (sum, x) { return sum + x; }, 0) / list.length;
  }

  function variance(list) {
    var m = mean(list);
    return list.reduce(function (sum, x) { return sum + (x - m) * (x - m); }, 0) / (list.length - 1);
  }

  /** Quantile p of sorted numbers, between neighbours linearly. */
  function quantile(sorted, p) {
    var at = p * (sorted.length - 1);
    var low = Math.floor(at);
    var high = Math.min(low + 1, sorted.length - 1);
    return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
  }

  function ascending(list) {
    return list.slice().sort(function (a, b) { return a - b; });
  }

  /** Quantile of the normal distribution: Wichura 1988, Appl. Statist. 37:477, algorithm PPND7. */
  function normalQuantile(p) {
    var q = p - 0.5;
    if (Math.abs(q) <= 0.425) {
      var s = 0.180625 - q * q;
      return q * (((59.10937472 * s + 159.29113202) * s + 50.434271938) * s + 3.3871327179)
        / (((67.1875636 * s + 78.757757664) * s + 17.895169469) * s + 1);
    }
    var r = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
    var x;
    if (r <= 5) {
      r -= 1.6;
      x = (((0.17023821103 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777)
        / ((0.12021132975 * r + 0.73700164250) * r + 1);
    } else {
      r -= 5;
      x = (((0.017337203997 * r + 0.42868294337) * r + 3.081226386) * r + 6.657905115)
        / ((0.012258202635 * r + 0.24197894225) * r + 1);
    }
    return q < 0 ? -x : x;
  }

  /** Ranks of all numbers of all rows together, as normal scores; equal numbers share their mean rank. */
  function normalScores(rows) {
    var all = [];
    rows.forEach(function (row, i) { row.forEach(function (x, j) { all.push({ x: x, i: i, j: j }); }); });
    all.sort(function (a, b) { return a.x - b.x; });
    var scores = rows.map(function (row) { return row.slice(); });
    for (var from = 0; from < all.length;) {
      var to = from;
      while (to < all.length && all[to].x === all[from].x) {
        to++;
      }
      var score = normalQuantile(((from + to + 1) / 2 - 0.375) / (all.length + 0.25));
      for (; from < to; from++) {
        scores[all[from].i][all[from].j] = score;
      }
    }
    return scores;
  }

  function potential(rows) {
    var length = rows[0].length;
    var within = mean(rows.map(variance));
    var between = variance(rows.map(mean));
    return within > 0 ? Math.sqrt((length - 1) / length + between / within) : NaN;
  }

  /**
   * Rank-normalised split R-hat, the larger of bulk and folded (Vehtari et al. 2021, Bayesian Analysis
   * 16:667, sections 4.1 and 4.2). chains: a row each, of one length; NaN where there is too little.
   */
  function rhat(chains) {
    var half = chains.length === 0 ? 0 : Math.floor(chains[0].length / 2);
    if (half < 2) {
      return NaN;
    }
    var split = [];
    chains.forEach(function (row) { split.push(row.slice(0, half), row.slice(row.length - half)); });
    var middle = quantile(ascending([].concat.apply([], split)), 0.5);
    var folded = split.map(function (row) { return row.map(function (x) { return Math.abs(x - middle); }); });
    return Math.max(potential(normalScores(split)), potential(normalScores(folded)));
  }

  /** Mean, standard deviation, equal-tailed intervals and R-hat of the rows of some chains. */
  function of(chains) {
    var sorted = ascending([].concat.apply([], chains));
    return {
      mean: mean(sorted), stderr: Math.sqrt(variance(sorted)), median: quantile(sorted, 0.5),
      p68: [quantile(sorted, 0.16), quantile(sorted, 0.84)], p95: [quantile(sorted, 0.025), quantile(sorted, 0.975)],
      rhat: rhat(chains)
    };
  }

  drumlin.summary = { of: of, rhat: rhat, quantile: quantile, normalQuantile: normalQuantile };
})(window.drumlin);

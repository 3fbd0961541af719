package org.drumlin.engine;

import java.util.stream.DoubleStream;

/**
 * Functions known by their values at the nodes of a Gauss rule, as sums of Legendre polynomials.
 */
final class Legendre {
  private final GaussLegendre.Rule rule;
  private final double[] barycentric;
  private final double[] last;
  private final double[] lastButOne;

  Legendre(GaussLegendre.Rule rule) {
    this.rule = rule;
    int n = rule.size();
    barycentric = new double[n];
    last = new double[n];
    lastButOne = new double[n];
    for (int j = 0; j < n; j++) {
      double x = rule.x()[j];
      double sign = j % 2 == 0 ? 1 : -1;
      barycentric[j] = sign * Math.sqrt((1 - x * x) * rule.weight()[j]);
      double before = 0;
      double here = 1;
      for (int k = 0; k < n - 1; k++) {
        double next = ((2 * k + 1) * x * here - k * before) / (k + 1);
        before = here;
        here = next;
      }
      last[j] = (2 * n - 1) * rule.weight()[j] * here;
      lastButOne[j] = (2 * n - 3) * rule.weight()[j] * before;
    }
  }

  GaussLegendre.Rule rule() {
    return rule;
  }

  /** Adds w times each node's Lagrange polynomial at x in [-1, 1]. */
  void share(double x, double w, double[] shares) {
    double sum = 0;
    for (int j = 0; j < barycentric.length; j++) {
      double away = x - rule.x()[j];
      if (away == 0) {
        shares[j] += w;
        return;
      }
      sum += barycentric[j] / away;
    }
    for (int j = 0; j < barycentric.length; j++) {
      shares[j] += w * (barycentric[j] / (x - rule.x()[j])) / sum;
    }
  }

  /** What the last coefficient takes of each value, then the last but one. */
  double[] tails() {
    return DoubleStream.concat(DoubleStream.of(last), DoubleStream.of(lastButOne)).toArray();
  }

  /** The last two coefficients against the largest value; 0 when there is none. */
  double tail(double[] values, int from) {
    double a = 0;
    double b = 0;
    double most = 0;
    for (int j = 0; j < last.length; j++) {
      double v = values[from + j];
      a = Math.fma(last[j], v, a);
      b = Math.fma(lastButOne[j], v, b);
      most = Math.max(most, Math.abs(v));
    }
    double tail = (Math.abs(a) + Math.abs(b)) / most;
    return tail > 0 ? tail : 0;
  }
}

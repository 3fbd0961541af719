package org.drumlin.fitter;

import org.hipparchus.special.Gamma;

/**
 * Stretches of one sign in a row of residuals, against what noise has: the test of Wald and
 * Wolfowitz (1940, Ann. Math. Statist. 11:147), with the exact distribution whatever the number of
 * points.
 *
 * @param count stretches; zeros belong to none
 * @param expected of as many positive and negative values in random order
 * @param chance of so few stretches or fewer; NaN where all have one sign
 */
record Runs(int count, double expected, double chance) {

  static Runs of(double[] residuals) {
    int positive = 0;
    int negative = 0;
    int count = 0;
    double last = 0;
    for (double r : residuals) {
      double sign = Math.signum(r);
      if (sign != 0 && !Double.isNaN(sign)) {
        positive += sign > 0 ? 1 : 0;
        negative += sign < 0 ? 1 : 0;
        count += sign != last ? 1 : 0;
        last = sign;
      }
    }
    double expected = 1 + 2.0 * positive * negative / (positive + negative);
    boolean both = positive > 0 && negative > 0;
    return new Runs(count, expected, both ? chance(count, positive, negative) : Double.NaN);
  }

  private static double chance(int most, int m, int n) {
    double sum = 0;
    for (int runs = 2; runs <= most; runs++) {
      int k = runs / 2;
      double ways =
          runs % 2 == 0
              ? 2 * part(k - 1, k - 1, m, n)
              : part(k, k - 1, m, n) + part(k - 1, k, m, n);
      sum += ways;
    }
    return Math.min(1, sum);
  }

  /** Ways to split m values into a + 1 and n into b + 1 stretches, as a part of all orders. */
  private static double part(int a, int b, int m, int n) {
    if (a > m - 1 || b > n - 1) {
      return 0;
    }
    return StrictMath.exp(choose(m - 1, a) + choose(n - 1, b) - choose(m + n, m));
  }

  private static double choose(int n, int k) {
    return Gamma.logGamma(n + 1) - Gamma.logGamma(k + 1) - Gamma.logGamma(n - k + 1);
  }
}

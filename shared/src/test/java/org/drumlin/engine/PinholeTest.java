package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.drumlin.data.Resolution;
import org.junit.jupiter.api.Test;

/** Resolution against the rule itself, integrated densely. */
class PinholeTest {
  private static final double REACH = Math.sqrt(2 * Math.log(1000));
  private final GaussLegendre rules = new GaussLegendre();

  /** Simpson's rule over the cut Gaussian. */
  private static double dense(DoubleUnaryOperator theory, double q, double sigma, int steps) {
    if (sigma == 0) {
      return theory.applyAsDouble(q);
    }
    double low = Math.max(0, q - REACH * sigma);
    double high = q + REACH * sigma;
    double sum = 0;
    double norm = 0;
    for (int i = 0; i <= steps; i++) {
      double x = low + (high - low) * i / steps;
      double t = (x - q) / sigma;
      double w = Math.exp(-0.5 * t * t) * (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2);
      sum += w * theory.applyAsDouble(x);
      norm += w;
    }
    return sum / norm;
  }

  private double[] smear(DoubleUnaryOperator theory, double[] q, double[] sigma) {
    double[] smeared = new double[q.length];
    Plan.of(q, new Resolution.Pinhole(sigma), rules)
        .evaluate(
            (at, values) ->
                IntStream.range(0, at.length).forEach(i -> values[i] = theory.applyAsDouble(at[i])),
            smeared,
            0);
    return smeared;
  }

  private void check(DoubleUnaryOperator theory, double[] q, double[] sigma) {
    double[] smeared = smear(theory, q, sigma);
    for (int i = 0; i < q.length; i++) {
      double expected = dense(theory, q[i], sigma[i], 20_000);
      assertEquals(expected, smeared[i], 1e-7 * Math.abs(expected), "q " + q[i] + " s " + sigma[i]);
    }
  }

  private static double[] part(double[] q, double fraction) {
    return IntStream.range(0, q.length).mapToDouble(i -> fraction * q[i]).toArray();
  }

  @Test
  void smoothAndOscillatingTheories() {
    for (double fraction : new double[] {0.002, 0.05, 0.4}) {
      double[] q = Peer.grid(40, 0.003, 0.4);
      check(x -> Peer.sphere(x, 50), q, part(q, fraction));
      check(x -> Peer.sphere(x, 1500), q, part(q, fraction));
      check(x -> 0.1 + 70 * Math.exp(-x * x * 3000), q, part(q, fraction));
    }
  }

  @Test
  void aSparseGridIsAsGoodAsADenseOne() {
    double[] q = {0.01, 0.2};
    check(x -> Peer.sphere(x, 400), q, part(q, 0.05));
  }

  @Test
  void pointsWithoutWidthAndPointsNearZero() {
    double[] q = {0.0005, 0.3, 0.01, 0.05, 0.002};
    double[] sigma = {0.001, 0, 0.004, 0, 0.0005};
    check(x -> Peer.sphere(x, 200), q, sigma);
  }

  @Test
  void whatIsConstantStaysSo() {
    double[] q = Peer.grid(30, 0.001, 0.5);
    for (double value : smear(x -> 3.25, q, part(q, 0.3))) {
      assertEquals(3.25, value, 1e-13);
    }
  }

  @Test
  void aNarrowPeakIsFound() {
    double[] q = Peer.grid(30, 0.01, 0.5);
    check(x -> 1 + 100 / (1 + Math.pow((x - 0.1) * 2000, 2)), q, part(q, 0.05));
  }
}

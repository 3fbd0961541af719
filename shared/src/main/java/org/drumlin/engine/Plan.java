package org.drumlin.engine;

import java.util.Arrays;
import org.drumlin.data.Resolution;

/** At which q the theory is computed, and how the data points come of it. */
sealed interface Plan permits ExactPlan, PinholePlan {

  /** Computes the unsmeared theory of one parameter set. */
  @FunctionalInterface
  interface Theory {
    /**
     * @param theory filled at the places of q
     */
    void at(double[] q, double[] theory);
  }

  /**
   * The plan for points with that resolution.
   *
   * @throws IllegalArgumentException when the resolution has not one value a point
   */
  static Plan of(double[] q, Resolution resolution, GaussLegendre rules) {
    return switch (resolution) {
      case Resolution.None none -> new ExactPlan(q);
      case Resolution.Pinhole pinhole -> {
        double[] sigma = pinhole.sigma();
        if (sigma.length != q.length) {
          throw new IllegalArgumentException("%d sigma for %d q".formatted(sigma.length, q.length));
        }
        yield Arrays.stream(sigma).anyMatch(s -> s > 0)
            ? new PinholePlan(q, sigma, rules)
            : new ExactPlan(q);
      }
      case Resolution.Slit slit -> throw new IllegalArgumentException("slit");
    };
  }

  /** How many data points. */
  int points();

  /**
   * @param smeared filled from {@code from} on, in the data's order
   */
  void evaluate(Theory theory, double[] smeared, int from);
}

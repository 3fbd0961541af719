package org.drumlin.fitter;

import java.util.List;
import java.util.Optional;

/**
 * What a fitter minimises or samples: the negative log-likelihood of points in the space of fitted
 * parameters. Batched: nothing asks for one point at a time unless the method is truly sequential.
 * One caller at a time.
 */
interface Objective {
  /** Full names of the fitted parameters. */
  List<String> names();

  /** Lower bounds; may be -infinity. */
  double[] lower();

  /** Upper bounds; may be +infinity. */
  double[] upper();

  /** Where the document starts, inside the bounds. */
  double[] start();

  /** Points, plus one per normal prior, minus fitted parameters. */
  int degreesOfFreedom();

  /**
   * Negative log of what is sampled, with priors; +infinity where a constraint is broken or the
   * theory is not a number.
   *
   * @param count how many points
   * @param points row-major, count x names().size(); may be longer
   * @param nllf filled, count
   */
  void nllf(int count, double[] points, double[] nllf);

  /** Reduced chisq, priors included, of a point with that {@link #nllf}. */
  double chisq(double nllf);

  /** Length of the residual vector: data points, then one per prior that is not uniform. */
  int residualCount();

  /**
   * Weighted residuals, (theory - data) / dI or the signed roots of the deviance of counts, batched
   * as {@link #nllf}; NaN where the theory is, or cannot be.
   *
   * @param residuals filled row-major, count x residualCount()
   */
  void residuals(int count, double[] points, double[] residuals);

  /**
   * Whether the data came without errors: the covariance is then scaled by the reduced chisq, and
   * what is sampled has the unknown size of the errors integrated out.
   */
  boolean errorsUnknown();

  /** Why a point to start from has no value, and what to do. */
  default String noValue(double[] point) {
    return "The model has no value at the starting point: change the parameters' values, or the"
        + " range of the data.";
  }

  /**
   * Exact derivatives of the residuals with respect to the fitted parameters.
   *
   * @param jacobian filled, residualCount() x names().size()
   * @return false where there are none: differences have to do
   */
  default boolean jacobian(double[] point, double[][] jacobian) {
    return false;
  }

  /** How an earlier fit says that a population is to be spread, instead of the option init. */
  default Optional<StartCloud> cloud() {
    return Optional.empty();
  }

  /** Draws a point from the priors within the bounds, for the start of a population. */
  void drawFromPrior(CounterRandom random, double[] point);
}

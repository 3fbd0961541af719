package org.drumlin.fitter;

import java.util.List;

/**
 * What a fitter minimises or samples: the negative log-likelihood of points in the space of fitted
 * parameters. Batched: nothing asks for one point at a time unless the method is truly sequential.
 */
public interface Objective {
  /** Full names of the fitted parameters. */
  List<String> names();

  /** Lower bounds; may be -infinity. */
  double[] lower();

  /** Upper bounds; may be +infinity. */
  double[] upper();

  /** Where the document starts. */
  double[] start();

  /**
   * Negative log-likelihood with priors; +infinity where a constraint is broken or the theory is
   * not a number.
   *
   * @param count how many points
   * @param points row-major, count x names().size()
   * @param nllf filled, count
   */
  void nllf(int count, double[] points, double[] nllf);

  /** Length of the residual vector: data points, then one per prior that counts as a residual. */
  int residualCount();

  /**
   * Weighted residuals (theory - data) / dI, batched as {@link #nllf}.
   *
   * @param residuals filled row-major, count x residualCount()
   */
  void residuals(int count, double[] points, double[] residuals);
}

package org.drumlin.fitter;

import org.drumlin.data.FitData;

/**
 * What a point's theory is worth against its measured value, as a residual: half the square is the
 * negative log-likelihood but for {@link #constant}, so that what minimises squares serves every
 * likelihood.
 */
sealed interface Likelihood permits GaussianLikelihood, PoissonLikelihood {

  /**
   * Of a data set.
   *
   * @param weight factor of the residuals
   */
  static Likelihood of(FitData data, double weight) {
    return data.counts()
        ? new PoissonLikelihood(data.intensity(), weight)
        : GaussianLikelihood.of(data, weight);
  }

  /** Its name in results. */
  String name();

  /** The residual of a point, (theory - data) weighed; NaN where the theory cannot be. */
  double residual(int point, double theory);

  /** The derivative of the residual by the theory. */
  double slope(int point, double theory);

  /**
   * What that derivative has to be multiplied with for its square to be Fisher's information on the
   * theory.
   */
  double information(int point, double theory);

  /** The negative log-likelihood of a theory that goes through every point, as bumps counts it. */
  double constant();
}

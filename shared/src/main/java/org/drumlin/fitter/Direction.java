package org.drumlin.fitter;

/**
 * A direction in the space of the fitted parameters.
 *
 * @param step along it, in the parameters' own units: one standard deviation where there is one
 * @param shares of the parameters, each measured by how much it moves the residuals alone; their
 *     squares add to 1
 */
record Direction(double[] step, double[] shares) {

  /**
   * @param lengths of the columns of the Jacobian: how much each parameter moves the residuals
   */
  static Direction of(double[] step, double[] lengths) {
    double[] shares = new double[step.length];
    double sum = 0;
    for (int j = 0; j < shares.length; j++) {
      // A parameter that moves nothing is a direction of its own.
      shares[j] = step[j] * (lengths[j] > 0 && Double.isFinite(lengths[j]) ? lengths[j] : 1);
      sum += shares[j] * shares[j];
    }
    for (int j = 0; j < shares.length && sum > 0; j++) {
      shares[j] /= Math.sqrt(sum);
    }
    return new Direction(step, shares);
  }

  /** Whether a parameter takes part with more than that share. */
  boolean moves(int parameter, double share) {
    return Math.abs(shares[parameter]) > share;
  }

  /** The step, with 0 for parameters whose share is not above that. */
  double[] part(double share) {
    double[] part = new double[step.length];
    for (int j = 0; j < part.length; j++) {
      part[j] = moves(j, share) ? step[j] : 0;
    }
    return part;
  }
}

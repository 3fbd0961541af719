package org.drumlin.model;

/**
 * Points and weights of a distribution with their derivatives, in arrays that are filled again and
 * again. The weights do not depend on the centre: the width is a part of it. Which points the
 * limits cut off is taken as fixed.
 *
 * @param x the points
 * @param w their weights, the sum of which is 1
 * @param xByCenter dx/dcentre
 * @param xByWidth dx/dwidth, width as a part of the centre
 * @param wByWidth dw/dwidth of the normalised weights
 */
public record DistributionNodes(
    double[] x, double[] w, double[] xByCenter, double[] xByWidth, double[] wByWidth) {

  /** Room for that many points. */
  public static DistributionNodes of(int points) {
    return new DistributionNodes(
        new double[points],
        new double[points],
        new double[points],
        new double[points],
        new double[points]);
  }
}

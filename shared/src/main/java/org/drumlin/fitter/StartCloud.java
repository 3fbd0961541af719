package org.drumlin.fitter;

import java.util.List;
import java.util.Optional;

/**
 * How an earlier fit says that chains are to be spread: by its covariance, or as its own last
 * points. Parameters go by their names, which need not be all those of the new fit.
 *
 * @param names of the columns
 * @param covariance of those parameters; NaN where it is not known
 * @param points newest first, each with a value a name
 */
record StartCloud(
    List<String> names, Optional<double[][]> covariance, Optional<List<double[]>> points) {

  static StartCloud of(List<String> names, double[][] covariance) {
    return new StartCloud(names, Optional.of(covariance), Optional.empty());
  }

  static StartCloud of(List<String> names, List<double[]> points) {
    return new StartCloud(names, Optional.empty(), Optional.of(points));
  }

  /** The column of each wanted name; -1 where it has none. */
  int[] columns(List<String> wanted) {
    return wanted.stream().mapToInt(names::indexOf).toArray();
  }
}

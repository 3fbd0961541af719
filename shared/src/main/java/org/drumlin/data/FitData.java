package org.drumlin.data;

import java.util.List;
import java.util.Optional;
import org.drumlin.fit.DatasetEntry;

/**
 * The points of a data set that a fit uses, with the errors and the resolution it uses them with.
 * Arrays have one value a kept point, in the file's order; treat them as read-only.
 *
 * @param id of the data set in the document
 * @param kept indices of the kept points in the {@link Dataset}
 * @param q 1/Angstrom
 * @param intensity 1/cm
 * @param errors one standard deviation, all above 0; all 1 where there are none
 * @param errorsKnown false where there are no errors: the covariance is then scaled by the reduced
 *     chisq
 * @param counts whether the intensities are counts, with Poisson's likelihood; the errors are then
 *     for the eye: the square root, and 1 for a count of 0
 * @param resolution what the theory is to be smeared with
 * @param excluded what is left out
 * @param warnings of the reader and of this choice, in words
 */
public record FitData(
    String id,
    int[] kept,
    double[] q,
    double[] intensity,
    double[] errors,
    boolean errorsKnown,
    boolean counts,
    Resolution resolution,
    Excluded excluded,
    List<String> warnings) {

  public FitData {
    warnings = List.copyOf(warnings);
  }

  /**
   * Points left out by range, mask or bad values, those that can be drawn.
   *
   * @param dI when the file has errors; may hold NaN
   */
  public record Excluded(double[] q, double[] intensity, Optional<double[]> dI) {}

  public int points() {
    return q.length;
  }

  /**
   * Applies a document's choices to a file's points.
   *
   * @throws DataException when no point is left, or a choice asks for what the file does not have
   */
  public static FitData of(DatasetEntry entry, Dataset dataset) throws DataException {
    return new Selection(entry, dataset).select();
  }
}

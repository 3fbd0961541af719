package org.drumlin.fit;

import java.util.List;
import java.util.Optional;

/**
 * A data file of a fit and how it is used.
 *
 * @param id unique in the document
 * @param file path beside the document; never absolute, never with {@code ..}
 * @param sha256 lower-case hex digest the file must have, when given
 * @param entry which data set of a file with several: its title, or its number from 1; the first
 *     when left out
 * @param range inclusive q range kept, 1/Angstrom, when given
 * @param mask zero-based indices of the file's points left out
 * @param weight factor of this data set's residuals (squared in the likelihood); 1 by default
 */
public record DatasetEntry(
    String id,
    String file,
    Optional<String> sha256,
    Optional<String> entry,
    Optional<Range> range,
    List<Integer> mask,
    double weight,
    ErrorModel errors,
    ResolutionChoice resolution) {

  public DatasetEntry {
    mask = List.copyOf(mask);
  }

  /** The file as it is: every point, its own errors and resolution. */
  public static DatasetEntry of(String id, String file) {
    return new DatasetEntry(
        id,
        file,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        1,
        new ErrorModel.FromFile(),
        new ResolutionChoice.FromFile());
  }

  /** The same data with another range of q; empty for all of it. */
  public DatasetEntry withRange(Optional<Range> kept) {
    return new DatasetEntry(id, file, sha256, entry, kept, mask, weight, errors, resolution);
  }

  /** The same data without other points. */
  public DatasetEntry withMask(List<Integer> leftOut) {
    return new DatasetEntry(id, file, sha256, entry, range, leftOut, weight, errors, resolution);
  }

  /** The same data weighing otherwise. */
  public DatasetEntry withWeight(double factor) {
    return new DatasetEntry(id, file, sha256, entry, range, mask, factor, errors, resolution);
  }

  /** The same data with its errors from elsewhere. */
  public DatasetEntry withErrors(ErrorModel model) {
    return new DatasetEntry(id, file, sha256, entry, range, mask, weight, model, resolution);
  }

  /** The same data with its resolution from elsewhere. */
  public DatasetEntry withResolution(ResolutionChoice choice) {
    return new DatasetEntry(id, file, sha256, entry, range, mask, weight, errors, choice);
  }
}

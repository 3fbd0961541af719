package org.drumlin.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A measured curve as its file gives it, in 1/Angstrom and 1/cm; a reflectivity in 1/Angstrom and
 * without a unit. All columns have the same length; q rises or falls as in the file. The arrays are
 * not copied: treat them as read-only.
 *
 * @param title from the file, or the file's name
 * @param q scattering vector, 1/Angstrom (Qz of a reflectivity, or x of any curve)
 * @param intensity I(q), 1/cm (R of a reflectivity, or y)
 * @param dI one standard deviation of I, when the file has the column; may hold zeros and NaN
 * @param dQ one standard deviation of q, 1/Angstrom, when the file has it and it is not 0
 *     everywhere
 * @param slit openings of a slit-smeared measurement, when the file has them
 * @param qUnit {@code 1/Ang}
 * @param intensityUnit {@code 1/cm}, or empty for a reflectivity
 * @param warnings what the reader changed or left out, in words
 */
public record Dataset(
    String title,
    double[] q,
    double[] intensity,
    Optional<double[]> dI,
    Optional<double[]> dQ,
    Optional<Slit> slit,
    String qUnit,
    String intensityUnit,
    List<String> warnings) {

  public Dataset {
    warnings = List.copyOf(warnings);
  }

  public int size() {
    return q.length;
  }

  Dataset withWarning(String another) {
    List<String> all = new ArrayList<>(warnings);
    all.add(another);
    return withWarnings(all);
  }

  Dataset withWarnings(List<String> others) {
    return new Dataset(title, q, intensity, dI, dQ, slit, qUnit, intensityUnit, others);
  }

  /**
   * Slit openings point by point, 1/Angstrom (dQl and dQw of CanSAS).
   *
   * @param length along the slit; zeros where the file has none
   * @param width across it; zeros where the file has none
   */
  public record Slit(double[] length, double[] width) {}
}

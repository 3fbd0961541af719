package org.drumlin.data;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Factors from the units files use to ours: 1/Angstrom and 1/cm. */
final class Units {
  private static final Map<String, Double> METRES =
      Map.ofEntries(
          Map.entry("a", 1e-10),
          Map.entry("ang", 1e-10),
          Map.entry("angstrom", 1e-10),
          Map.entry("angstroms", 1e-10),
          Map.entry("\u00e5", 1e-10),
          Map.entry("\u212b", 1e-10),
          Map.entry("pm", 1e-12),
          Map.entry("nm", 1e-9),
          Map.entry("um", 1e-6),
          Map.entry("\u00b5m", 1e-6),
          Map.entry("\u03bcm", 1e-6),
          Map.entry("mm", 1e-3),
          Map.entry("cm", 1e-2),
          Map.entry("m", 1.0));

  /** From 1/nm to 1/Angstrom. */
  static final double PER_NANOMETRE = 0.1;

  static final String CONVERTED = "q is in 1/nm in the file, and converted to 1/Ang";

  /** The full width at half maximum of a Gaussian, in standard deviations: 2 sqrt(2 ln 2). */
  static final double FULL_WIDTH = 2.3548200450309493;

  static final String HALVED =
      "dQ is a full width at half maximum in the file, and converted to one standard deviation";

  private Units() {}

  /** From a unit of q to 1/Angstrom; empty when it is not an inverse length. */
  static OptionalDouble toInverseAngstrom(String unit) {
    return inverse(unit, 1e-10);
  }

  /** From a unit of I to 1/cm; empty when it is not an inverse length. */
  static OptionalDouble toInverseCentimetre(String unit) {
    return inverse(unit, 1e-2);
  }

  private static OptionalDouble inverse(String unit, double ours) {
    String text = unit.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s{}()]", "");
    String length;
    if (text.startsWith("1/")) {
      length = text.substring(2);
    } else if (text.endsWith("^-1")) {
      length = text.substring(0, text.length() - 3);
    } else if (text.endsWith("-1") || text.endsWith("\u207b\u00b9")) {
      length = text.substring(0, text.length() - 2);
    } else {
      return OptionalDouble.empty();
    }
    Double metres = METRES.get(length);
    // A ratio of powers of ten, rounded so that 1/nm is 0.1 exactly.
    return metres == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(Double.parseDouble("1e" + Math.round(Math.log10(ours / metres))));
  }
}

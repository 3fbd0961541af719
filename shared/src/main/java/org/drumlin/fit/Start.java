package org.drumlin.fit;

import java.util.Locale;
import java.util.Map;

/**
 * Where a fit begins when not at the document's own values.
 *
 * @param file of an earlier fit, beside the document; it travels with the job as data files do
 * @param use what is taken from it
 */
public record Start(String file, Use use) {

  /** What is taken from the file; written in lower case. */
  public enum Use {
    /** The values of the fitted parameters. */
    VALUES,
    /** The values, and for samplers the covariance that their chains are spread with. */
    COVARIANCE,
    /** Samplers only: the last points of the chains. */
    POPULATION,
    /** The whole state: the same fit goes on as if it had never ended. */
    RUN;

    /** The word in documents. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Endings of the files that each use can be taken from. */
  static final Map<Use, String> ENDINGS =
      Map.of(
          Use.VALUES, "result.json",
          Use.COVARIANCE, "result.json",
          Use.POPULATION, "samples.csv.gz",
          Use.RUN, "checkpoint.bin");

  /** What a file of that name is taken up with when the document does not say. */
  static Use usual(String file) {
    if (file.endsWith(".bin")) {
      return Use.RUN;
    }
    return file.endsWith(".csv.gz") ? Use.POPULATION : Use.VALUES;
  }

  /** Whether that can be taken from a file of this name. */
  static boolean serves(String file, Use use) {
    return switch (use) {
      case VALUES -> file.endsWith(".json") || file.endsWith(".par");
      case COVARIANCE -> file.endsWith(".json");
      case POPULATION -> file.endsWith(".csv.gz");
      case RUN -> file.endsWith(".bin");
    };
  }
}

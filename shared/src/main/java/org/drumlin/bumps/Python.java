package org.drumlin.bumps;

import java.util.Set;

/** How names, numbers and texts are written in Python. */
final class Python {
  private static final Set<String> TAKEN =
      Set.of(
          ("False None True and as assert async await break class continue def del elif else except"
                  + " finally for from global if import in is lambda nonlocal not or pass raise"
                  + " return try while with yield"
                  // what the script uses itself
                  + " np sp math pmath inf abs float int len zip print range type"
                  + " Curve FitProblem Function Model Experiment Data1D Dispersion DISTRIBUTIONS"
                  + " load_model load_data init_bounds wraps csr_matrix"
                  + " name_parameters Nodes smeared counted prior within parratt problem constraints"
                  // what a Curve has itself
                  + " x y dy fn name plot plot_x labels update parameters numpoints theory"
                  + " counts Iq simulate_data residuals nllf save to_dict")
              .split(" "));

  private Python() {}

  /** The name itself, or with a line below where Python or the script has it already. */
  static String name(String name) {
    return TAKEN.contains(name) || name.startsWith("_") ? name + "_" : name;
  }

  /** The shortest text that reads back as the same double. */
  static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return Double.toString(value).replace("E", "e");
  }

  /** A text in double quotes. */
  static String text(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\x%02x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** A comment; a text of several lines stays one, for a line must not become a statement. */
  static String comment(String text) {
    return "# " + text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }
}

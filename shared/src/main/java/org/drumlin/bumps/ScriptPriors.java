package org.drumlin.bumps;

import java.util.ArrayList;
import java.util.List;
import org.drumlin.fit.Parameter;
import org.drumlin.fit.Prior;

/** Bounds and prior of a fitted parameter as bumps has them. */
final class ScriptPriors {
  private boolean within;

  /** Whether {@link #definition} is needed. */
  boolean needsDefinition() {
    return within;
  }

  /**
   * @param place how the script calls the parameter
   * @param low of the bounds that model and prior leave
   */
  String write(String place, Parameter setting, double low, double high) {
    String bounds = Python.number(low) + ", " + Python.number(high);
    return switch (setting.prior().orElse(new Prior.Uniform())) {
      case Prior.Uniform u -> place + ".range(" + bounds + ")";
      case Prior.Normal n -> normal(place, n.mean(), n.sigma(), low, high);
      case Prior.TruncatedNormal t -> normal(place, t.mean(), t.sigma(), low, high);
      case Prior.SoftRange s -> soft(place, s, low, high, bounds);
      case Prior.LogNormal l -> {
        // The residual that completes the square of a lognormal, its 1/x included.
        double relative = l.sigma() / l.mean();
        double width = Math.sqrt(Math.log1p(relative * relative));
        double centre = Math.log(l.mean()) - 1.5 * width * width;
        yield custom(place, bounds, "(np.log(v) - " + minus(centre) + ")/" + Python.number(width));
      }
    };
  }

  private static String normal(String place, double mean, double sigma, double low, double high) {
    String dev = place + ".dev(" + Python.number(sigma) + ", mean=" + Python.number(mean);
    boolean open = Double.isInfinite(low) && Double.isInfinite(high);
    return open
        ? dev + ")"
        : dev + ", limits=(" + Python.number(low) + ", " + Python.number(high) + "))";
  }

  private String soft(String place, Prior.SoftRange soft, double low, double high, String bounds) {
    String range =
        Python.number(soft.low())
            + ", "
            + Python.number(soft.high())
            + ", "
            + Python.number(soft.sigma());
    if (Double.isInfinite(low) && Double.isInfinite(high)) {
      return place + ".soft_range(" + range + ")";
    }
    return custom(
        place,
        bounds,
        "(v - np.clip(v, "
            + Python.number(soft.low())
            + ", "
            + Python.number(soft.high())
            + "))/"
            + Python.number(soft.sigma()));
  }

  private String custom(String place, String bounds, String residual) {
    within = true;
    return place + ".bounds = within(" + bounds + ", lambda v: " + residual + ")";
  }

  private static String minus(double value) {
    return value < 0 ? "(" + Python.number(value) + ")" : Python.number(value);
  }

  /** bumps has no bounds with such a prior on top: these. */
  static List<String> definition() {
    List<String> lines = new ArrayList<>();
    lines.add("def within(low, high, residual):");
    lines.add(
        "    \"\"\"Hard bounds, and half the square of residual(value) on top of them.\"\"\"");
    lines.add("    hard = init_bounds((low, high))");
    lines.add("    class Within(type(hard)):");
    lines.add("        def nllf(self, value):");
    lines.add("            wall = super().nllf(value)");
    lines.add("            return wall if wall == inf else 0.5*residual(value)**2");
    lines.add("        def residual(self, value):");
    lines.add("            return residual(value)");
    lines.add("    return Within(*(end for end in (low, high) if np.isfinite(end)))");
    lines.add("");
    return lines;
  }
}

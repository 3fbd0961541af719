package org.drumlin.model;

import java.util.List;

/** What goes around the body of every model: I(q) = scale * average / volume + background. */
final class Conventions {
  static final List<String> NAMES = List.of("scale", "background");

  /** The category of models whose curve is R(q). */
  private static final String REFLECTIVITY = "reflectivity";

  /**
   * A structure factor stands without a background unless it is given one, and so does a
   * reflectivity, which has no unit.
   */
  static List<ParameterInfo> parameters(boolean structureFactor, String category) {
    boolean reflectivity = category.equals(REFLECTIVITY);
    return List.of(
        new ParameterInfo(
            "scale",
            "",
            1,
            0,
            Double.POSITIVE_INFINITY,
            ParameterInfo.Kind.PLAIN,
            false,
            reflectivity
                ? "Factor of the whole: how the beam is normalised"
                : "Factor of the whole, usually the volume fraction"),
        new ParameterInfo(
            "background",
            reflectivity ? "" : "1/cm",
            structureFactor || reflectivity ? 0 : 0.001,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            ParameterInfo.Kind.PLAIN,
            false,
            "Constant added at every q"));
  }

  private Conventions() {}
}

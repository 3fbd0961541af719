package org.drumlin.model;

import java.util.List;

/** What goes around the body of every model: I(q) = scale * average / volume + background. */
final class Conventions {
  static final List<String> NAMES = List.of("scale", "background");

  /** A structure factor stands without a background unless it is given one. */
  static List<ParameterInfo> parameters(boolean structureFactor) {
    return List.of(
        new ParameterInfo(
            "scale",
            "",
            1,
            0,
            Double.POSITIVE_INFINITY,
            ParameterInfo.Kind.PLAIN,
            false,
            "Factor of the whole, usually the volume fraction"),
        new ParameterInfo(
            "background",
            "1/cm",
            structureFactor ? 0 : 0.001,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            ParameterInfo.Kind.PLAIN,
            false,
            "Constant added at every q"));
  }

  private Conventions() {}
}

package org.drumlin.model;

import java.util.List;

/** What goes around the body of every model: I(q) = scale * average / volume + background. */
final class Conventions {
  static final List<ParameterInfo> PARAMETERS =
      List.of(
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
              0.001,
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              ParameterInfo.Kind.PLAIN,
              false,
              "Constant added at every q"));

  static final List<String> NAMES = PARAMETERS.stream().map(ParameterInfo::name).toList();

  private Conventions() {}
}

package org.drumlin.kernel;

import java.util.Map;

/** The numbers that have a name in every model, as C has them. */
final class Constants {
  static final Map<String, Double> C =
      Map.of(
          "M_PI",
          Math.PI,
          "M_PI_2",
          Math.PI / 2,
          "M_PI_4",
          Math.PI / 4,
          "M_1_PI",
          1 / Math.PI,
          "M_2_PI",
          2 / Math.PI,
          "M_SQRT2",
          Math.sqrt(2),
          "M_SQRT1_2",
          Math.sqrt(0.5),
          "M_E",
          Math.E,
          "M_LN2",
          0.6931471805599453,
          "M_LN10",
          2.302585092994046);

  /** On paper pi has its own name. */
  static final Map<String, Double> PAPER = Map.of("pi", Math.PI, "M_PI", Math.PI);

  /** What other languages call a function, and what it is called here. */
  static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("abs", "fabs"),
          Map.entry("min", "fmin"),
          Map.entry("max", "fmax"),
          Map.entry("ln", "log"),
          Map.entry("power", "pow"),
          Map.entry("arcsin", "asin"),
          Map.entry("arccos", "acos"),
          Map.entry("arctan", "atan"),
          Map.entry("gamma", "tgamma"),
          Map.entry("sas_gamma", "tgamma"),
          Map.entry("gammaln", "lgamma"),
          Map.entry("sas_gammaln", "lgamma"),
          Map.entry("sas_erf", "erf"),
          Map.entry("sas_erfc", "erfc"),
          Map.entry("sinc", "sas_sinx_x"),
          Map.entry("mod", "fmod"),
          Map.entry("j0", "sas_J0"),
          Map.entry("j1", "sas_J1"),
          Map.entry("jn", "sas_JN"));

  private Constants() {}
}

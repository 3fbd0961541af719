package org.drumlin.kernel;

import java.util.Arrays;
import java.util.Optional;

/** The functions of the language, by the names C and sasmodels give them. */
public enum Builtin {
  SIN("sin", 1),
  COS("cos", 1),
  TAN("tan", 1),
  ASIN("asin", 1),
  ACOS("acos", 1),
  ATAN("atan", 1),
  ATAN2("atan2", 2),
  SINH("sinh", 1),
  COSH("cosh", 1),
  TANH("tanh", 1),
  EXP("exp", 1),
  EXPM1("expm1", 1),
  LOG("log", 1),
  LOG10("log10", 1),
  LOG1P("log1p", 1),
  POW("pow", 2),
  SQRT("sqrt", 1),
  CBRT("cbrt", 1),
  HYPOT("hypot", 2),
  FABS("fabs", 1),
  FMIN("fmin", 2),
  FMAX("fmax", 2),
  FMOD("fmod", 2),
  FLOOR("floor", 1),
  CEIL("ceil", 1),
  /** x * x. */
  SQUARE("square", 1),
  /** x * x * x. */
  CUBE("cube", 1),
  ERF("erf", 1),
  ERFC("erfc", 1),
  /** The gamma function. */
  TGAMMA("tgamma", 1),
  /** log |gamma(x)|. */
  LGAMMA("lgamma", 1),
  /** The regularised lower incomplete gamma function P(a, x). */
  GAMMAINC("sas_gammainc", 2),
  /** Bessel function of the first kind, order 0. */
  J0("sas_J0", 1),
  /** Bessel function of the first kind, order 1. */
  J1("sas_J1", 1),
  /** Bessel function of the first kind, of whole order: (n, x). */
  JN("sas_JN", 2),
  /** 2 J1(x) / x; 1 at 0: the amplitude of a disc. */
  J1_OVER_X("sas_2J1x_x", 1),
  /** 3 j1(x) / x = 3 (sin x - x cos x) / x^3; 1 at 0: the amplitude of a sphere. */
  SPHERICAL_J1_OVER_X("sas_3j1x_x", 1),
  /** sin(x) / x; 1 at 0: the amplitude of a rod. */
  SINC("sas_sinx_x", 1),
  /** The sine integral, from 0 to x of sin(t) / t. */
  SI("sas_Si", 1);

  private final String text;
  private final int arity;

  Builtin(String text, int arity) {
    this.text = text;
    this.arity = arity;
  }

  /** As it is written in a model. */
  public String text() {
    return text;
  }

  /** How many arguments it takes. */
  public int arity() {
    return arity;
  }

  /** The function written so. */
  public static Optional<Builtin> named(String text) {
    return Arrays.stream(values()).filter(b -> b.text.equals(text)).findFirst();
  }
}

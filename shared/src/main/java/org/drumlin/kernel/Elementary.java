package org.drumlin.kernel;

import java.util.EnumSet;
import java.util.Set;

/**
 * Values of the elementary functions for single numbers: constants of a model, ties, constraints.
 * StrictMath throughout, so that every machine has the same bits.
 */
final class Elementary {
  private static final Set<Builtin> SPECIAL = Set.copyOf(EnumSet.range(Builtin.ERF, Builtin.SI));

  private Elementary() {}

  static boolean has(Builtin function) {
    return !SPECIAL.contains(function);
  }

  static double one(Builtin function, double x) {
    return switch (function) {
      case SIN -> StrictMath.sin(x);
      case COS -> StrictMath.cos(x);
      case TAN -> StrictMath.tan(x);
      case ASIN -> StrictMath.asin(x);
      case ACOS -> StrictMath.acos(x);
      case ATAN -> StrictMath.atan(x);
      case SINH -> StrictMath.sinh(x);
      case COSH -> StrictMath.cosh(x);
      case TANH -> StrictMath.tanh(x);
      case EXP -> StrictMath.exp(x);
      case EXPM1 -> StrictMath.expm1(x);
      case LOG -> StrictMath.log(x);
      case LOG10 -> StrictMath.log10(x);
      case LOG1P -> StrictMath.log1p(x);
      case SQRT -> StrictMath.sqrt(x);
      case CBRT -> StrictMath.cbrt(x);
      case FABS -> StrictMath.abs(x);
      case FLOOR -> StrictMath.floor(x);
      case CEIL -> StrictMath.ceil(x);
      case SQUARE -> x * x;
      case CUBE -> x * x * x;
      default -> throw new IllegalArgumentException(function.text());
    };
  }

  static double two(Builtin function, double x, double y) {
    return switch (function) {
      case ATAN2 -> StrictMath.atan2(x, y);
      case POW -> StrictMath.pow(x, y);
      case HYPOT -> StrictMath.hypot(x, y);
      case FMIN -> smaller(x, y);
      case FMAX -> -smaller(-x, -y);
      case FMOD -> x % y;
      default -> throw new IllegalArgumentException(function.text());
    };
  }

  /** As C has it: a NaN counts as missing. */
  private static double smaller(double x, double y) {
    if (Double.isNaN(x)) {
      return y;
    }
    return Double.isNaN(y) ? x : Math.min(x, y);
  }
}

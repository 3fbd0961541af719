package org.drumlin.engine;

/** The value of each {@link Op} for single numbers: what the blocks' primitives compute too. */
final class ScalarOps {
  private ScalarOps() {}

  static double apply(Op op, double a, double b, double c) {
    return switch (op.arity()) {
      case 1 -> one(op, a);
      case 2 -> two(op, a, b);
      case 3 -> a != 0 ? b : c;
      default -> throw new IllegalArgumentException(op.name());
    };
  }

  static double one(Op op, double x) {
    return switch (op) {
      case NEGATE -> -x;
      case NOT -> 1 - x;
      case SIN -> Elementary.sin(x);
      case COS -> Elementary.cos(x);
      case TAN -> StrictMath.tan(x);
      case ASIN -> StrictMath.asin(x);
      case ACOS -> StrictMath.acos(x);
      case ATAN -> StrictMath.atan(x);
      case SINH -> StrictMath.sinh(x);
      case COSH -> StrictMath.cosh(x);
      case TANH -> StrictMath.tanh(x);
      case EXP -> Elementary.exp(x);
      case EXPM1 -> Elementary.expm1(x);
      case LOG -> Elementary.log(x);
      case LOG10 -> StrictMath.log10(x);
      case LOG1P -> StrictMath.log1p(x);
      case SQRT -> Math.sqrt(x);
      case CBRT -> StrictMath.cbrt(x);
      case ABS -> Math.abs(x);
      case FLOOR -> Math.floor(x);
      case CEIL -> Math.ceil(x);
      default -> special(op, x);
    };
  }

  private static double special(Op op, double x) {
    return switch (op) {
      case ERF -> ErrorFunction.erf(x);
      case ERFC -> ErrorFunction.erfc(x);
      case TGAMMA -> Gamma.gamma(x);
      case LGAMMA -> Gamma.logGamma(x);
      case DIGAMMA -> Digamma.of(x);
      case J0 -> Bessel.j0(x);
      case J1 -> Bessel.j1(x);
      case DISC -> Bessel.disc(x);
      case SPHERE -> Elementary.sphere(x);
      case SINC -> Elementary.sinc(x);
      case SI -> SineIntegral.si(x);
      default -> throw new IllegalArgumentException(op.name());
    };
  }

  static double two(Op op, double a, double b) {
    return switch (op) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case LESS -> a < b ? 1 : 0;
      case LESS_EQUAL -> a <= b ? 1 : 0;
      case EQUAL -> a == b ? 1 : 0;
      case NOT_EQUAL -> a != b ? 1 : 0;
      case AND -> a * b;
      case OR -> Math.max(a, b);
      case ATAN2 -> StrictMath.atan2(a, b);
      case POW -> Elementary.pow(a, b);
      case HYPOT -> StrictMath.hypot(a, b);
      case MIN -> smaller(a, b);
      case MAX -> -smaller(-a, -b);
      case MOD -> a % b;
      case GAMMAINC -> Gamma.incomplete(a, b);
      case JN -> Bessel.jn(a, b);
      default -> throw new IllegalArgumentException(op.name());
    };
  }

  /** As C has it: a NaN counts as missing. */
  private static double smaller(double a, double b) {
    if (Double.isNaN(a)) {
      return b;
    }
    return Double.isNaN(b) ? a : Math.min(a, b);
  }
}

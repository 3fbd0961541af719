package org.drumlin.engine;

/** What a value of the tape is computed by. A truth is 1 or 0. */
enum Op {
  CONSTANT(0),
  INPUT(0),
  ADD(2),
  SUBTRACT(2),
  MULTIPLY(2),
  DIVIDE(2),
  NEGATE(1),
  LESS(2),
  LESS_EQUAL(2),
  EQUAL(2),
  NOT_EQUAL(2),
  AND(2),
  OR(2),
  NOT(1),
  /** The second where the first is not 0, else the third. */
  SELECT(3),
  SIN(1),
  COS(1),
  TAN(1),
  ASIN(1),
  ACOS(1),
  ATAN(1),
  ATAN2(2),
  SINH(1),
  COSH(1),
  TANH(1),
  EXP(1),
  EXPM1(1),
  LOG(1),
  LOG10(1),
  LOG1P(1),
  POW(2),
  SQRT(1),
  CBRT(1),
  HYPOT(2),
  ABS(1),
  MIN(2),
  MAX(2),
  MOD(2),
  FLOOR(1),
  CEIL(1),
  ERF(1),
  ERFC(1),
  TGAMMA(1),
  LGAMMA(1),
  /** The derivative of log gamma; of derivatives only, no function of the language. */
  DIGAMMA(1),
  GAMMAINC(2),
  J0(1),
  J1(1),
  JN(2),
  DISC(1),
  SPHERE(1),
  SINC(1),
  SI(1),
  /** The average over the nodes of an integral; its number says how deep it stands in others. */
  INTEGRAL(1);

  private final int arity;

  Op(int arity) {
    this.arity = arity;
  }

  int arity() {
    return arity;
  }

  /**
   * Whether the primitive over blocks takes its argument as a number times a block, which saves a
   * pass: arguments of these functions are mostly q times a size.
   */
  boolean scales() {
    return switch (this) {
      case SIN, COS, SINC, EXP, J0, J1, DISC, SPHERE -> true;
      default -> false;
    };
  }

  boolean commutes() {
    return switch (this) {
      case ADD, MULTIPLY, EQUAL, NOT_EQUAL, AND, OR -> true;
      default -> false;
    };
  }
}

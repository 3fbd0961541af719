package org.drumlin.kernel;

import java.util.Arrays;

/**
 * An expression with what is known of it while it is built.
 *
 * @param known whether it is known once the WHOLE parameters are: made of them, of literals and of
 *     counters alone. A whole number is then between low and high whatever these parameters are
 * @param depth how deep its tree is
 */
record Value(Expr expr, Kind kind, boolean known, long low, long high, int depth) {
  /** Deepest tree that is let through: every walk over it may recurse. */
  static final int DEEPEST = 500;

  private static final long LARGEST = 1_000_000_000;

  enum Kind {
    NUMBER,
    WHOLE,
    TRUTH,
    VECTOR
  }

  static Value number(Expr expr, Value... parts) {
    return new Value(expr, Kind.NUMBER, false, 0, 0, deeper(expr, parts));
  }

  static Value truth(Expr expr, Value... parts) {
    boolean known = Arrays.stream(parts).allMatch(Value::known);
    return new Value(expr, Kind.TRUTH, known, 0, 0, deeper(expr, parts));
  }

  /** A vector of so many elements, to be handed on. */
  static Value vector(Expr expr, int length) {
    return new Value(expr, Kind.VECTOR, false, length, length, 1);
  }

  static Value whole(Expr expr, Value... parts) {
    return new Value(expr, Kind.WHOLE, false, 0, 0, deeper(expr, parts));
  }

  /** A whole number within a range; a number at once where the range is one value. */
  static Value whole(Expr expr, long low, long high, Value... parts) {
    if (low < -LARGEST || high > LARGEST) {
      throw new Refusal(expr.at(), "this whole number is too large");
    }
    Expr folded = low == high ? new Expr.Number(low, expr.at()) : expr;
    return new Value(folded, Kind.WHOLE, true, low, high, deeper(expr, parts));
  }

  boolean isTruth() {
    return kind == Kind.TRUTH;
  }

  boolean isWhole() {
    return kind == Kind.WHOLE;
  }

  boolean isVector() {
    return kind == Kind.VECTOR;
  }

  /** Whether it is one whole number, whatever happens. */
  boolean isConstant() {
    return kind == Kind.WHOLE && known && low == high;
  }

  private static int deeper(Expr expr, Value... parts) {
    int depth = 1 + Arrays.stream(parts).mapToInt(Value::depth).max().orElse(0);
    if (depth > DEEPEST) {
      throw new Refusal(
          expr.at(),
          "this expression goes more than "
              + DEEPEST
              + " deep; name parts of it and use the names");
    }
    return depth;
  }
}

package org.drumlin.engine;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value of the tape. Equal values are one object ({@link Graph} sees to it), so identity
 * compares.
 *
 * @param id rises from operands to users
 * @param number of a CONSTANT its value, of an INPUT its number
 * @param depends a bit for each loop (polydisperse parameter, orientation) it changes in
 * @param block whether it differs from point to point of q
 */
record Value(
    int id,
    Op op,
    @Nullable Value a,
    @Nullable Value b,
    @Nullable Value c,
    double number,
    int depends,
    boolean block) {

  Value first() {
    return Objects.requireNonNull(a);
  }

  Value second() {
    return Objects.requireNonNull(b);
  }

  Value third() {
    return Objects.requireNonNull(c);
  }

  /** What it is computed from. */
  List<Value> operands() {
    return switch (op.arity()) {
      case 1 -> List.of(first());
      case 2 -> List.of(first(), second());
      case 3 -> List.of(first(), second(), third());
      default -> List.of();
    };
  }

  boolean constant() {
    return op == Op.CONSTANT;
  }

  boolean constant(double x) {
    return op == Op.CONSTANT && number == x;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return id;
  }
}

package org.drumlin.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * A condition as numbers: each part that has to hold is at least 0 where it does and below 0 where
 * it does not, and changes as smoothly as what it compares.
 */
final class Margins {
  private final Computed computed;

  Margins(Computed computed) {
    this.computed = computed;
  }

  /** Of a condition: what {@code &&} joins, one by one. */
  List<Computed.Numeric> of(Expr condition) {
    List<Computed.Numeric> parts = new ArrayList<>();
    collect(condition, true, parts);
    return List.copyOf(parts);
  }

  private void collect(Expr expr, boolean asked, List<Computed.Numeric> parts) {
    if (expr instanceof Expr.Unary not) {
      collect(not.operand(), !asked, parts);
    } else if (joins((Expr.Binary) expr, asked)) {
      collect(((Expr.Binary) expr).left(), asked, parts);
      collect(((Expr.Binary) expr).right(), asked, parts);
    } else {
      parts.add(margin(expr, asked));
    }
  }

  /** By De Morgan, an "or" that must not hold is two conditions that must not. */
  private static boolean joins(Expr.Binary binary, boolean asked) {
    return binary.op() == (asked ? BinaryOp.AND : BinaryOp.OR);
  }

  private Computed.Numeric margin(Expr expr, boolean asked) {
    if (expr instanceof Expr.Unary not) {
      return margin(not.operand(), !asked);
    }
    Expr.Binary binary = (Expr.Binary) expr;
    if (binary.op().kind() == BinaryOp.Kind.LOGIC) {
      Computed.Numeric left = margin(binary.left(), asked);
      Computed.Numeric right = margin(binary.right(), asked);
      return joins(binary, asked)
          ? row -> Math.min(left.of(row), right.of(row))
          : row -> Math.max(left.of(row), right.of(row));
    }
    Computed.Numeric left = computed.number(binary.left());
    Computed.Numeric right = computed.number(binary.right());
    Computed.Numeric below = row -> right.of(row) - left.of(row);
    return switch (binary.op()) {
      case LESS, LESS_EQUAL -> asked ? below : row -> -below.of(row);
      case GREATER, GREATER_EQUAL -> asked ? row -> -below.of(row) : below;
      case EQUAL -> asked ? row -> -Math.abs(below.of(row)) : row -> Math.abs(below.of(row));
      case NOT_EQUAL -> asked ? row -> Math.abs(below.of(row)) : row -> -Math.abs(below.of(row));
      default -> throw new IllegalArgumentException(binary.op().symbol());
    };
  }

  /** Whether a condition holds only where two numbers are equal, and so nearly nowhere. */
  static boolean thin(Expr expr, boolean asked) {
    if (expr instanceof Expr.Unary not) {
      return thin(not.operand(), !asked);
    }
    Expr.Binary binary = (Expr.Binary) expr;
    if (binary.op().kind() == BinaryOp.Kind.LOGIC) {
      boolean left = thin(binary.left(), asked);
      boolean right = thin(binary.right(), asked);
      return joins(binary, asked) ? left || right : left && right;
    }
    return binary.op() == (asked ? BinaryOp.EQUAL : BinaryOp.NOT_EQUAL);
  }
}

package org.drumlin.kernel;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a comparison with a number tells of a name, where it holds or where it does not: inside
 * {@code if (n > 0)} n is at least 1.
 *
 * @param low the least whole number it may be
 * @param high the most
 */
record Narrowing(String name, long low, long high) {

  static List<Narrowing> of(Expr test, boolean holds) {
    return switch (test) {
      case Expr.Unary not -> of(not.operand(), !holds);
      case Expr.Binary b when b.op() == (holds ? BinaryOp.AND : BinaryOp.OR) ->
          Stream.concat(of(b.left(), holds).stream(), of(b.right(), holds).stream()).toList();
      case Expr.Binary(BinaryOp op, Expr.Name n, Expr.Number x, Position at) ->
          of(n.name(), holds ? op : opposite(op), x.value());
      case Expr.Binary(BinaryOp op, Expr.Number x, Expr.Name n, Position at) ->
          of(n.name(), turned(holds ? op : opposite(op)), x.value());
      default -> List.of();
    };
  }

  private static List<Narrowing> of(String name, BinaryOp op, double x) {
    long floor = (long) Math.floor(x);
    long ceil = (long) Math.ceil(x);
    return switch (op) {
      case LESS -> List.of(new Narrowing(name, Long.MIN_VALUE, ceil - 1));
      case LESS_EQUAL -> List.of(new Narrowing(name, Long.MIN_VALUE, floor));
      case GREATER -> List.of(new Narrowing(name, floor + 1, Long.MAX_VALUE));
      case GREATER_EQUAL -> List.of(new Narrowing(name, ceil, Long.MAX_VALUE));
      case EQUAL -> List.of(new Narrowing(name, ceil, floor));
      default -> List.of();
    };
  }

  private static BinaryOp opposite(BinaryOp op) {
    return switch (op) {
      case LESS -> BinaryOp.GREATER_EQUAL;
      case LESS_EQUAL -> BinaryOp.GREATER;
      case GREATER -> BinaryOp.LESS_EQUAL;
      case GREATER_EQUAL -> BinaryOp.LESS;
      case EQUAL -> BinaryOp.NOT_EQUAL;
      case NOT_EQUAL -> BinaryOp.EQUAL;
      default -> op;
    };
  }

  /** The operator with its sides exchanged. */
  private static BinaryOp turned(BinaryOp op) {
    return switch (op) {
      case LESS -> BinaryOp.GREATER;
      case LESS_EQUAL -> BinaryOp.GREATER_EQUAL;
      case GREATER -> BinaryOp.LESS;
      case GREATER_EQUAL -> BinaryOp.LESS_EQUAL;
      default -> op;
    };
  }
}

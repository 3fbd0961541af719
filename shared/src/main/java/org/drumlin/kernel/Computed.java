package org.drumlin.kernel;

import java.util.function.ToIntFunction;

/**
 * An expression of elementary functions, made ready to compute over and over from a row of values.
 */
final class Computed {
  /** A number computed from a row. */
  @FunctionalInterface
  interface Numeric {
    double of(double[] row);
  }

  /** A truth computed from a row. */
  @FunctionalInterface
  interface Test {
    boolean of(double[] row);
  }

  private final ToIntFunction<String> columns;

  /**
   * @param columns which element of a row has a name's value
   */
  Computed(ToIntFunction<String> columns) {
    this.columns = columns;
  }

  Numeric number(Expr expr) {
    return switch (expr) {
      case Expr.Number n -> {
        double value = n.value();
        yield row -> value;
      }
      case Expr.Name n -> {
        int column = columns.applyAsInt(n.name());
        yield row -> row[column];
      }
      case Expr.Unary u -> {
        Numeric operand = number(u.operand());
        yield row -> -operand.of(row);
      }
      case Expr.Binary b -> binary(b);
      case Expr.Conditional c -> {
        Test test = test(c.test());
        Numeric then = number(c.then());
        Numeric otherwise = number(c.otherwise());
        yield row -> test.of(row) ? then.of(row) : otherwise.of(row);
      }
      case Expr.Call c -> call(c);
      case Expr.Element e -> throw new Refusal(e.at(), "expected numbers alone, found a table");
      case Expr.Integral i ->
          throw new Refusal(i.at(), "expected numbers alone, found an integral");
      case Expr.Invoke i ->
          throw new Refusal(
              i.at(), "expected numbers alone, found a call of '" + i.function() + "'");
    };
  }

  private Numeric call(Expr.Call call) {
    Builtin function = call.function();
    if (!Elementary.has(function)) {
      throw new Refusal(call.at(), "'" + function.text() + "' is only there inside models");
    }
    Numeric first = number(call.arguments().getFirst());
    if (function.arity() == 1) {
      return row -> Elementary.one(function, first.of(row));
    }
    Numeric second = number(call.arguments().get(1));
    return row -> Elementary.two(function, first.of(row), second.of(row));
  }

  private Numeric binary(Expr.Binary binary) {
    Numeric left = number(binary.left());
    Numeric right = number(binary.right());
    return switch (binary.op()) {
      case ADD -> row -> left.of(row) + right.of(row);
      case SUBTRACT -> row -> left.of(row) - right.of(row);
      case MULTIPLY -> row -> left.of(row) * right.of(row);
      case DIVIDE -> row -> left.of(row) / right.of(row);
      default -> throw new IllegalArgumentException(binary.op().symbol());
    };
  }

  Test test(Expr expr) {
    if (expr instanceof Expr.Unary unary) {
      Test operand = test(unary.operand());
      return row -> !operand.of(row);
    }
    Expr.Binary binary = (Expr.Binary) expr;
    if (binary.op().kind() == BinaryOp.Kind.LOGIC) {
      Test left = test(binary.left());
      Test right = test(binary.right());
      return binary.op() == BinaryOp.AND
          ? row -> left.of(row) && right.of(row)
          : row -> left.of(row) || right.of(row);
    }
    Numeric left = number(binary.left());
    Numeric right = number(binary.right());
    return switch (binary.op()) {
      case LESS -> row -> left.of(row) < right.of(row);
      case LESS_EQUAL -> row -> left.of(row) <= right.of(row);
      case GREATER -> row -> left.of(row) > right.of(row);
      case GREATER_EQUAL -> row -> left.of(row) >= right.of(row);
      case EQUAL -> row -> left.of(row) == right.of(row);
      case NOT_EQUAL -> row -> left.of(row) != right.of(row);
      default -> throw new IllegalArgumentException(binary.op().symbol());
    };
  }
}

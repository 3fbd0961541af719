package org.drumlin.kernel;

import java.util.List;

/**
 * An expression. Checked before anyone sees it: every name is known, every call has its arguments,
 * a truth (a comparison, {@code &&}, {@code ||}, {@code !}) stands only where one is asked for: the
 * test of {@link Conditional} and {@link Stmt.If}, the operands of logic. No side effects, so both
 * branches of a conditional may be evaluated.
 */
public sealed interface Expr {

  /** Where it was written. */
  Position at();

  /** A literal, or a named constant (M_PI, or one the model defines). */
  record Number(double value, Position at) implements Expr {}

  /**
   * A local variable, an argument, or a loop's counter. An argument that is a vector stands alone
   * only where it is handed on to a function.
   */
  record Name(String name, Position at) implements Expr {}

  /**
   * An element of a constant table, or of an argument that is a vector (which never has the name of
   * a table).
   *
   * @param index from 0; made of literals, loop counters and WHOLE parameters alone, and inside the
   *     table for all their values
   */
  record Element(String table, Expr index, Position at) implements Expr {}

  /** An operator before its operand. */
  record Unary(UnaryOp op, Expr operand, Position at) implements Expr {}

  /** An operator between its operands; {@code at} is the operator's place. */
  record Binary(BinaryOp op, Expr left, Expr right, Position at) implements Expr {}

  /** {@code test ? then : otherwise}. */
  record Conditional(Expr test, Expr then, Expr otherwise, Position at) implements Expr {}

  /** A call of a function of the language. */
  record Call(Builtin function, List<Expr> arguments, Position at) implements Expr {}

  /**
   * The integral of a value over a variable of its own, from one end to the other. The engine
   * chooses the nodes.
   *
   * @param variable named once in a function, like other locals; known in {@code value} alone
   */
  record Integral(String variable, Expr from, Expr to, Expr value, Position at) implements Expr {}

  /**
   * A call of one of the model's own functions, defined above the caller: there is no recursion.
   */
  record Invoke(String function, List<Expr> arguments, Position at) implements Expr {}
}

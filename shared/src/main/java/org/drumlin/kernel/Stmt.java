package org.drumlin.kernel;

import java.util.List;

/**
 * A statement. What C writes in several ways comes in one here: {@code x += e} as {@code x = x +
 * e}, {@code else if} as an If within the otherwise, several declarations in one as several. Each
 * name is declared once in a function (where blocks beside each other use the same one, the later
 * is renamed); a variable is assigned before it is read.
 */
public sealed interface Stmt {

  /** Where it was written. */
  Position at();

  /**
   * A new local variable.
   *
   * @param type an INT keeps its value, made of literals, loop counters and WHOLE parameters
   * @param value its first value; 0 when the text gives none (it is then assigned before it is
   *     read)
   */
  record Declare(Type type, String name, Expr value, Position at) implements Stmt {}

  /** A new value for a local variable (never for an argument or a counter). */
  record Assign(String name, Expr value, Position at) implements Stmt {}

  /** {@code SINCOS(angle, sin, cos)}: both into local variables declared before. */
  record SinCos(Expr angle, String sin, String cos, Position at) implements Stmt {}

  /** Either list may be empty. */
  record If(Expr test, List<Stmt> then, List<Stmt> otherwise, Position at) implements Stmt {}

  /**
   * A loop whose counter takes from, from + step, … while it is below {@code end}, or above it
   * where the step is negative. Its body does not return.
   *
   * @param from made of literals, counters of outer loops and WHOLE parameters: known once these
   *     parameters are, so that the loop may be unrolled
   * @param end of the same kind; not reached
   * @param step not 0
   * @param most how often it runs at most, whatever the parameters
   */
  record For(String counter, Expr from, Expr end, int step, int most, List<Stmt> body, Position at)
      implements Stmt {}

  /**
   * The function's value. Only ever the last statement of its list: where a text returns early,
   * what follows is moved into the otherwise of that If; each way through a function ends in one
   * Return.
   */
  record Return(Expr value, Position at) implements Stmt {}
}

package org.drumlin.kernel;

/** Operators before one operand. */
public enum UnaryOp {
  NEGATE("-"),
  /** Of a truth. */
  NOT("!");

  private final String symbol;

  UnaryOp(String symbol) {
    this.symbol = symbol;
  }

  /** As it is written in a model. */
  public String symbol() {
    return symbol;
  }
}

package org.drumlin.kernel;

/** Operators between two operands. */
public enum BinaryOp {
  ADD("+", Kind.ARITHMETIC),
  SUBTRACT("-", Kind.ARITHMETIC),
  MULTIPLY("*", Kind.ARITHMETIC),
  DIVIDE("/", Kind.ARITHMETIC),
  LESS("<", Kind.COMPARISON),
  LESS_EQUAL("<=", Kind.COMPARISON),
  GREATER(">", Kind.COMPARISON),
  GREATER_EQUAL(">=", Kind.COMPARISON),
  EQUAL("==", Kind.COMPARISON),
  NOT_EQUAL("!=", Kind.COMPARISON),
  AND("&&", Kind.LOGIC),
  OR("||", Kind.LOGIC);

  /** From what to what. */
  public enum Kind {
    /** Numbers to a number. */
    ARITHMETIC,
    /** Numbers to a truth. */
    COMPARISON,
    /** Truths to a truth. */
    LOGIC
  }

  private final String symbol;
  private final Kind kind;

  BinaryOp(String symbol, Kind kind) {
    this.symbol = symbol;
    this.kind = kind;
  }

  /** As it is written in a model. */
  public String symbol() {
    return symbol;
  }

  public Kind kind() {
    return kind;
  }
}

package org.drumlin.kernel;

import org.antlr.v4.runtime.Token;

/** A {@link ModelException} on its way out of the parser, whose visitors may not throw it. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Position at;
  private final String problem;

  Refusal(Position at, String problem) {
    super(problem, null, false, false);
    this.at = at;
    this.problem = problem;
  }

  Refusal(Token token, String problem) {
    this(Syntax.position(token), problem);
  }

  ModelException exception() {
    return new ModelException(at, problem);
  }
}

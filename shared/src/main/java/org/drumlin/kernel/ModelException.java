package org.drumlin.kernel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a model, a formula or an expression, in words for the person who wrote it. The
 * message begins with the place where there is one: {@code line 7, column 12: …}, or {@code column
 * 12: …} in a text of one line.
 */
public final class ModelException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String problem;
  private final transient @Nullable Position at;

  /** Without a place: an unknown model, an unreadable file. */
  public ModelException(String problem) {
    super(problem);
    this.problem = problem;
    this.at = null;
  }

  /** At a place of a text of several lines. */
  public ModelException(Position at, String problem) {
    super("line " + at.line() + ", column " + at.column() + ": " + problem);
    this.problem = problem;
    this.at = at;
  }

  private ModelException(String message, Position at, String problem) {
    super(message);
    this.problem = problem;
    this.at = at;
  }

  /** The same, said of a text of one line, where only the column matters. */
  ModelException onOneLine() {
    Position here = at;
    return here == null || here.line() != 1
        ? this
        : new ModelException("column " + here.column() + ": " + problem, here, problem);
  }

  /** The same, said of a part of a larger whole: {@code sphere.model: line 7, column 12: …}. */
  public ModelException in(String whole) {
    String message = whole + ": " + getMessage();
    return at == null ? new ModelException(message) : new ModelException(message, at, problem);
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }

  /** Where. */
  public Optional<Position> at() {
    return Optional.ofNullable(at);
  }
}

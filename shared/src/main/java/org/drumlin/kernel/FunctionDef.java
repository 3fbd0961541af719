package org.drumlin.kernel;

import java.util.List;

/**
 * A function of a model; returns a double.
 *
 * @param body ends, on each way through it, in a {@link Stmt.Return}
 */
public record FunctionDef(String name, List<Argument> arguments, List<Stmt> body, Position at) {

  /**
   * What a function is given.
   *
   * @param length how many elements a vector has; 0 where the argument is one number
   */
  public record Argument(Type type, String name, int length, Position at) {

    /** One number. */
    public Argument(Type type, String name, Position at) {
      this(type, name, 0, at);
    }

    /** Whether it is a vector, of doubles then. */
    public boolean vector() {
      return length > 0;
    }
  }

  public FunctionDef {
    arguments = List.copyOf(arguments);
    body = List.copyOf(body);
  }

  /** The arguments' names, in order. */
  public List<String> names() {
    return arguments.stream().map(Argument::name).toList();
  }
}

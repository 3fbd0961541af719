package org.drumlin.kernel;

import java.util.List;

/**
 * A function of a model; returns a double.
 *
 * @param body ends, on each way through it, in a {@link Stmt.Return}
 */
public record FunctionDef(String name, List<Argument> arguments, List<Stmt> body, Position at) {

  /** What a function is given. */
  public record Argument(Type type, String name, Position at) {}

  public FunctionDef {
    arguments = List.copyOf(arguments);
    body = List.copyOf(body);
  }

  /** The arguments' names, in order. */
  public List<String> names() {
    return arguments.stream().map(Argument::name).toList();
  }
}

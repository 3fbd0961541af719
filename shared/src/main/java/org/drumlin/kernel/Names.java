package org.drumlin.kernel;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the names in an expression mean where it stands. */
interface Names {
  /** A name, with its dots where it has any. */
  Value name(String name, Position at);

  Value element(String table, Value index, Position at);

  /** A vector, where the name is one; null where it is not. */
  default @Nullable Value vector(String name, Position at) {
    return null;
  }

  /** A call of what is not a function of the language. */
  Value invoke(String function, List<Value> arguments, Position at);

  /**
   * An integral: builds what is integrated where its variable is known.
   *
   * @param built given the variable's name in the tree
   */
  default Value integral(String variable, Position at, Function<String, Value> built) {
    throw new Refusal(at, "an integral has its place in the body of a model file");
  }

  /** Builds something of which a test is known to hold, or not to. */
  default <T> T where(Expr test, boolean holds, Supplier<T> built) {
    return built.get();
  }

  /** Refuses functions of the language that have no place here. */
  default void allow(Builtin function, Position at) {}

  /** Whether C's rules hold (1/2 is refused, being 0 there), or those of a formula on paper. */
  boolean strict();
}

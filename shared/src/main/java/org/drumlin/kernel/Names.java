package org.drumlin.kernel;

import java.util.List;

/** What the names in an expression mean where it stands. */
interface Names {
  /** A name, with its dots where it has any. */
  Value name(String name, Position at);

  Value element(String table, Value index, Position at);

  /** A call of what is not a function of the language. */
  Value invoke(String function, List<Value> arguments, Position at);

  /** Refuses functions of the language that have no place here. */
  default void allow(Builtin function, Position at) {}

  /** Whether C's rules hold (1/2 is refused, being 0 there), or those of a formula on paper. */
  boolean strict();
}

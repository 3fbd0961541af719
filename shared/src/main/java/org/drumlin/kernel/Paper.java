package org.drumlin.kernel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names as on paper: whatever is not known is a quantity of the writer's own. */
final class Paper implements Names {
  private final boolean dots;
  private final boolean special;
  private final Map<String, String> renamed;
  private final Set<String> free = new LinkedHashSet<>();

  /**
   * @param dots whether names may have dots: {@code rt2.rg}
   * @param special whether the special functions of models may be called
   * @param renamed what some names are called in the tree
   */
  Paper(boolean dots, boolean special, Map<String, String> renamed) {
    this.dots = dots;
    this.special = special;
    this.renamed = renamed;
  }

  /** The names met so far, in the order of their first appearance. */
  Set<String> free() {
    return free;
  }

  @Override
  public Value name(String name, Position at) {
    Double constant = Constants.PAPER.get(name);
    if (constant != null) {
      return Value.number(new Expr.Number(constant, at));
    }
    if (Builtin.named(name).isPresent()) {
      throw Unknown.name(name, List.of(), at);
    }
    if (!dots && name.indexOf('.') >= 0) {
      throw new Refusal(at, "names have no dots in a formula: '" + name + "'");
    }
    free.add(name);
    return Value.number(new Expr.Name(renamed.getOrDefault(name, name), at));
  }

  @Override
  public void allow(Builtin function, Position at) {
    if (!special && !Elementary.has(function)) {
      throw new Refusal(at, "'" + function.text() + "' is only there inside models");
    }
  }

  @Override
  public Value element(String table, Value index, Position at) {
    throw new Refusal(at, "expected a value, found a table: there are none in a formula");
  }

  @Override
  public Value invoke(String function, List<Value> arguments, Position at) {
    throw Unknown.function(function, List.of(), at);
  }

  @Override
  public boolean strict() {
    return false;
  }
}

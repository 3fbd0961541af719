package org.drumlin.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Exact derivatives on a graph, forwards: the derivative of each value with respect to one thing,
 * that of the inputs being given. What does not depend on it is 0 and costs nothing.
 */
final class Slopes {
  private final Graph graph;
  private final SlopeRules rules;
  private final Value zero;
  private final Map<Value, Value> known;

  /**
   * @param inputs derivative of each input that changes; the others are constant
   */
  Slopes(Graph graph, Map<Value, Value> inputs) {
    this.graph = graph;
    this.rules = new SlopeRules(graph);
    this.zero = graph.constant(0);
    this.known = new HashMap<>(inputs);
  }

  /** The derivative of a value, as a value of the same graph. */
  Value of(Value value) {
    for (Value v : ordered(value)) {
      if (!known.containsKey(v)) {
        known.put(v, slope(v));
      }
    }
    return at(value);
  }

  private Value at(Value v) {
    return Objects.requireNonNull(known.get(v));
  }

  /** What a value is made of, operands before users; found without recursion. */
  private List<Value> ordered(Value value) {
    Map<Integer, Value> found = new TreeMap<>();
    List<Value> open = new ArrayList<>();
    open.add(value);
    while (!open.isEmpty()) {
      Value v = open.removeLast();
      if (!known.containsKey(v) && found.put(v.id(), v) == null) {
        open.addAll(v.operands());
      }
    }
    return List.copyOf(found.values());
  }

  private Value slope(Value v) {
    List<Value> slopes = v.operands().stream().map(this::at).toList();
    if (slopes.stream().allMatch(s -> s.equals(zero))) {
      return zero;
    }
    return switch (v.op()) {
      case ADD -> rules.plus(slopes.get(0), slopes.get(1));
      case SUBTRACT -> rules.minus(slopes.get(0), slopes.get(1));
      case MULTIPLY ->
          rules.plus(rules.times(slopes.get(0), v.second()), rules.times(v.first(), slopes.get(1)));
      case DIVIDE -> quotient(v, slopes.get(0), slopes.get(1));
      case NEGATE -> graph.one(Op.NEGATE, slopes.get(0));
      case INTEGRAL -> graph.integral((int) v.number(), slopes.get(0));
      case SELECT -> graph.select(v.first(), slopes.get(1), slopes.get(2));
      case MIN ->
          graph.select(graph.two(Op.LESS, v.second(), v.first()), slopes.get(1), slopes.get(0));
      case MAX ->
          graph.select(graph.two(Op.LESS, v.first(), v.second()), slopes.get(1), slopes.get(0));
      case LESS, LESS_EQUAL, EQUAL, NOT_EQUAL, AND, OR, NOT, FLOOR, CEIL -> zero;
      default ->
          v.op().arity() == 1
              ? rules.times(rules.one(v), slopes.get(0))
              : rules.plus(
                  slopes.get(0).equals(zero) ? zero : rules.times(rules.first(v), slopes.get(0)),
                  slopes.get(1).equals(zero) ? zero : rules.times(rules.second(v), slopes.get(1)));
    };
  }

  /** (a/b)' = (a' - (a/b) b') / b. */
  private Value quotient(Value v, Value a, Value b) {
    return graph.two(Op.DIVIDE, rules.minus(a, rules.times(v, b)), v.second());
  }
}

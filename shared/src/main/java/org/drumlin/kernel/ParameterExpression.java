package org.drumlin.kernel;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * An expression over parameters, as ties, derived quantities and constraints are written: {@code
 * 0.001 * i_zero}, {@code rt2.rg / 10}, {@code rt2.rg < 100 && rt2.rg > tk49.rg}. The operators are
 * C's, with {@code ^} and {@code **} for powers and every number a double (1/2 is a half); names
 * may have dots; {@code pi} is known; the functions are the elementary ones of the model language.
 * Immutable, safe for any thread, the same bits on every machine.
 */
public final class ParameterExpression {

  /** An expression bound to the columns of a table of values; safe for any thread. */
  @FunctionalInterface
  public interface Bound {
    /** Its value over one row; a condition gives 1 where it holds, 0 where not. */
    double evaluate(double[] row);
  }

  private final String text;
  private final Expr tree;
  private final List<String> names;
  private final boolean condition;
  private final Bound ordered;

  private ParameterExpression(String text, Value value, Set<String> names) {
    this.text = text;
    this.tree = value.expr();
    this.names = List.copyOf(names);
    this.condition = value.isTruth();
    this.ordered = bind(this.names);
  }

  /**
   * Parses an expression.
   *
   * @throws ModelException with the column of the first mistake
   */
  public static ParameterExpression parse(String text) throws ModelException {
    try {
      Paper names = new Paper(true, false, Map.of());
      Value value =
          new ExprBuilder(names).build(Syntax.parse(text, 1, LanguageParser::expression).expr());
      return new ParameterExpression(text.strip(), value, names.free());
    } catch (Refusal refusal) {
      throw refusal.exception().onOneLine();
    }
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /** Its syntax tree; names keep their dots. */
  public Expr tree() {
    return tree;
  }

  /** The parameters it names, in the order of their first appearance. */
  public List<String> names() {
    return names;
  }

  /** Whether it is a comparison (or several joined), as a constraint is, rather than a value. */
  public boolean isCondition() {
    return condition;
  }

  /**
   * Its value; a condition gives 1 where it holds, 0 where not. NaN where there is none (0/0).
   *
   * @param lookup the value of each of {@link #names()}
   */
  public double evaluate(ToDoubleFunction<String> lookup) {
    return ordered.evaluate(names.stream().mapToDouble(lookup).toArray());
  }

  /**
   * The same from a map.
   *
   * @throws IllegalArgumentException where a name has no value
   */
  public double evaluate(Map<String, Double> values) {
    return evaluate(name -> {
      Double value = values.get(name);
      if (value == null) {
        throw new IllegalArgumentException("no value for '" + name + "' in: " + text);
      }
      return value;
    });
  }

  /** Whether a condition holds; of a value, whether it is not 0. */
  public boolean holds(ToDoubleFunction<String> lookup) {
    double value = evaluate(lookup);
    return value != 0 && !Double.isNaN(value);
  }

  /**
   * The same expression made fast for many evaluations.
   *
   * @param columns which name each element of a row has; all of {@link #names()} among them
   * @throws IllegalArgumentException where a name is not among the columns
   */
  public Bound bind(List<String> columns) {
    return bind(columns::indexOf);
  }

  /**
   * The same, with the column of each name asked for; a name below 0 has none.
   *
   * @throws IllegalArgumentException where a name has no column
   */
  public Bound bind(ToIntFunction<String> columns) {
    Computed computed = computed(columns);
    if (condition) {
      Computed.Test test = computed.test(tree);
      return row -> test.of(row) ? 1 : 0;
    }
    return computed.number(tree)::of;
  }

  /**
   * How far a condition is from being broken: of each part that {@code &&} joins, a value that is
   * at least 0 where it holds (0 itself may break a strict one) and below 0 where it does not. It
   * changes as smoothly as what is compared.
   *
   * @param columns as of {@link #bind(ToIntFunction)}
   * @throws IllegalStateException when this is no condition
   */
  public List<Bound> margins(ToIntFunction<String> columns) {
    if (!condition) {
      throw new IllegalStateException("no condition: " + text);
    }
    return new Margins(computed(columns))
        .of(tree).stream().map(margin -> (Bound) margin::of).toList();
  }

  /** Whether this is a condition that holds only where numbers are equal: {@code a == b}. */
  public boolean isEquality() {
    return condition && Margins.thin(tree, true);
  }

  private Computed computed(ToIntFunction<String> columns) {
    return new Computed(name -> {
      int column = columns.applyAsInt(name);
      if (column < 0) {
        throw new IllegalArgumentException("no column for '" + name + "' in: " + text);
      }
      return column;
    });
  }

  @Override
  public String toString() {
    return text;
  }
}

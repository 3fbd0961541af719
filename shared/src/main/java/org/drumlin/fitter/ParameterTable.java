package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.ParameterExpression;

/**
 * Every parameter of every model of a document, one column each, and the ties between them in an
 * order in which they can be computed.
 */
final class ParameterTable {
  private final List<Slot> slots;
  private final Map<String, Integer> columns = new HashMap<>();
  private final int[] fitted;
  private final List<Tie> ties = new ArrayList<>();

  private record Tie(int column, ParameterExpression.Bound expression) {}

  /**
   * @param slots of a document that was checked: its expressions parse, name what there is and go
   *     in no circle
   */
  ParameterTable(List<Slot> slots) {
    this.slots = List.copyOf(slots);
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      columns.put(slot.name(), i);
      columns.putIfAbsent(slot.model().id() + "." + slot.parameter(), i);
    }
    this.fitted = IntStream.range(0, slots.size()).filter(i -> slots.get(i).isFitted()).toArray();
    boolean[] done = new boolean[slots.size()];
    for (int i = 0; i < slots.size(); i++) {
      order(i, done);
    }
  }

  /** Adds a parameter's tie after those it depends on. */
  private void order(int column, boolean[] done) {
    if (done[column]) {
      return;
    }
    done[column] = true;
    Optional<String> tie = slots.get(column).tie();
    if (tie.isPresent()) {
      ParameterExpression expression = parse(tie.get());
      for (String name : expression.names()) {
        order(column(name), done);
      }
      ties.add(new Tie(column, expression.bind(this::column)));
    }
  }

  private static ParameterExpression parse(String text) {
    try {
      return ParameterExpression.parse(text);
    } catch (ModelException e) {
      throw new IllegalArgumentException("an expression was let through: " + text, e);
    }
  }

  /** An expression of the document over rows of this table. */
  ParameterExpression.Bound bind(String text) {
    return parse(text).bind(this::column);
  }

  /** Whether a condition of the document holds only where numbers are equal. */
  boolean isEquality(String text) {
    return parse(text).isEquality();
  }

  /** How far a condition of the document is from being broken, part by part. */
  List<ParameterExpression.Bound> margins(String text) {
    return parse(text).margins(this::column);
  }

  private int column(String name) {
    Integer column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException("a parameter was let through: " + name);
    }
    return column;
  }

  List<Slot> slots() {
    return slots;
  }

  /** Columns of the fitted parameters, in their order. */
  int[] fitted() {
    return fitted;
  }

  /** Columns of the tied parameters. */
  int[] tied() {
    return ties.stream().mapToInt(Tie::column).toArray();
  }

  /** For each column, whether a fit changes it. */
  boolean[] changes() {
    boolean[] changes = new boolean[slots.size()];
    for (int column : fitted) {
      changes[column] = true;
    }
    for (int column : tied()) {
      changes[column] = true;
    }
    return changes;
  }

  /** A row with the document's values; tied ones are not computed yet. */
  double[] row() {
    return slots.stream().mapToDouble(Slot::value).toArray();
  }

  /** Puts a point of the fitted parameters into a row and computes what is tied to it. */
  void fill(double[] points, int offset, double[] row) {
    for (int j = 0; j < fitted.length; j++) {
      row[fitted[j]] = points[offset + j];
    }
    for (int t = 0; t < ties.size(); t++) {
      Tie tie = ties.get(t);
      row[tie.column()] = tie.expression().evaluate(row);
    }
  }
}

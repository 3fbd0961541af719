package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
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
   * @throws DocumentException where a tie is no expression, names an unknown parameter or depends
   *     on itself
   */
  ParameterTable(FitDocument document, List<Slot> slots) throws DocumentException {
    this.slots = List.copyOf(slots);
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      columns.put(slot.name(), i);
      columns.putIfAbsent(slot.model().id() + "." + slot.parameter(), i);
    }
    this.fitted =
        java.util.stream.IntStream.range(0, slots.size())
            .filter(i -> slots.get(i).isFitted())
            .toArray();
    Map<Integer, ParameterExpression> pending = new HashMap<>();
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      if (slot.tie().isPresent()) {
        pending.put(i, parse(slot.path() + ".tie", slot.tie().get(), false));
      }
    }
    boolean[] done = new boolean[slots.size()];
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).tie().isPresent()) {
        order(i, pending, done, new ArrayList<>());
      }
    }
  }

  private void order(
      int column, Map<Integer, ParameterExpression> pending, boolean[] done, List<Integer> way)
      throws DocumentException {
    ParameterExpression expression = pending.get(column);
    if (expression == null || done[column]) {
      return;
    }
    if (way.contains(column)) {
      StringBuilder circle = new StringBuilder();
      for (int on : way.subList(way.indexOf(column), way.size())) {
        circle.append(slots.get(on).name()).append(" -> ");
      }
      throw new DocumentException(
          slots.get(column).path() + ".tie",
          "the ties go in a circle: " + circle + slots.get(column).name());
    }
    way.add(column);
    for (String name : expression.names()) {
      order(column(name), pending, done, way);
    }
    way.removeLast();
    done[column] = true;
    ties.add(new Tie(column, bind(expression)));
  }

  /**
   * Parses an expression over these parameters.
   *
   * @param condition whether it is to be a comparison
   */
  ParameterExpression parse(String path, String text, boolean condition) throws DocumentException {
    ParameterExpression expression;
    try {
      expression = ParameterExpression.parse(text);
    } catch (ModelException e) {
      throw new DocumentException(path, String.valueOf(e.getMessage()));
    }
    for (String name : expression.names()) {
      if (!columns.containsKey(name)) {
        throw new DocumentException(path, "there is no parameter '" + name + "'" + known());
      }
    }
    if (expression.isCondition() != condition) {
      throw new DocumentException(
          path,
          condition
              ? "should be a comparison, such as \"rg < 100\""
              : "should be a value, not a comparison");
    }
    return expression;
  }

  private String known() {
    List<String> names = slots.stream().map(Slot::name).toList();
    int shown = Math.min(names.size(), 30);
    return " (known: "
        + String.join(", ", names.subList(0, shown))
        + (shown < names.size() ? ", …" : "")
        + ")";
  }

  ParameterExpression.Bound bind(ParameterExpression expression) {
    return expression.bind(this::column);
  }

  private int column(String name) {
    return columns.getOrDefault(name, -1);
  }

  List<Slot> slots() {
    return slots;
  }

  /** Columns of the fitted parameters, in their order. */
  int[] fitted() {
    return fitted;
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

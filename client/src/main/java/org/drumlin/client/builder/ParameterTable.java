package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.CutText;
import org.drumlin.client.control.EntryField;
import org.drumlin.client.control.Texts;

/** The parameter table: a head, a row a parameter, and what opens in a row. */
final class ParameterTable extends VBox {
  private final ModelViewModel model;
  private final ParameterCells cells;
  private final VBox rows = new VBox();

  /** Lines made before: one that stays keeps its place for the keys. */
  private final Map<TableItem, Node> made = new HashMap<>();

  ParameterTable(BuilderViewModel builder) {
    this.model = builder.model();
    this.cells = new ParameterCells(builder.history());
    getStyleClass().add("parameter-table");
    rows.getStyleClass().add("parameter-rows");
    getChildren().addAll(head(), rows);
    model.items().addListener((ListChangeListener<TableItem>) c -> fill());
    fill();
  }

  /** Puts the keys into the first value. */
  void focusFirst() {
    cells.focusFirst();
  }

  private GridPane head() {
    var head = ParameterRowView.grid();
    head.getStyleClass().add("table-head");
    int column = 1;
    for (var key : List.of("name", "value", "fit", "min", "max", "unit")) {
      var label = new Label(Texts.text("table." + key));
      if (key.equals("fit")) {
        GridPane.setHalignment(label, HPos.CENTER);
      }
      head.add(label, column++, 0);
    }
    head.visibleProperty().bind(model.textProperty().isNotEmpty());
    return head;
  }

  private void fill() {
    made.keySet().retainAll(model.items());
    var nodes = new ArrayList<Node>();
    for (var item : model.items()) {
      nodes.add(made.computeIfAbsent(item, this::make));
    }
    arrange(rows.getChildren(), nodes);
    order();
  }

  private Node make(TableItem item) {
    return switch (item) {
      case TableItem.Heading heading -> {
        var label = CutText.whole(new Label(heading.text()));
        label.getStyleClass().add(heading.element() ? "element-heading" : "piece-heading");
        yield label;
      }
      case TableItem.Line line -> new ParameterLine(model, line.row(), line.label(), this::order);
    };
  }

  private void order() {
    List<List<EntryField>> fields = new ArrayList<>();
    for (var node : rows.getChildren()) {
      if (node instanceof ParameterLine line) {
        fields.addAll(line.fields());
      }
    }
    cells.order(fields);
  }

  /** Puts nodes in order without taking out those that stay: the keys stay where they are. */
  private static void arrange(ObservableList<Node> children, List<Node> wanted) {
    children.retainAll(wanted);
    for (int i = 0; i < wanted.size(); i++) {
      var node = wanted.get(i);
      if (i >= children.size() || children.get(i) != node) {
        children.remove(node);
        children.add(i, node);
      }
    }
  }
}

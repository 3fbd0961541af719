package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.CutText;
import org.drumlin.client.control.EntryField;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.Texts;

/** Below the parameters: derived quantities and constraints, and what adds one. */
final class RelationsPanel extends VBox {
  private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
  private static final double NAME_WIDTH = 104;

  private final RelationsViewModel model;
  private final VBox derived = new VBox();
  private final VBox constraints = new VBox();

  RelationsPanel(RelationsViewModel model) {
    this.model = model;
    getStyleClass().add("relations");
    var addDerived = add("derived.add", model::addDerived, derived);
    var addConstraint = add("constraint.add", model::addConstraint, constraints);
    getChildren()
        .addAll(
            list("derived", model.derived(), derived, this::derivedLine),
            list("constraints", model.constraints(), constraints, this::constraintLine),
            new FlowPane(addDerived, addConstraint));
  }

  /** Makes the line of a row. */
  private interface Maker {
    Node line(RelationRow row);
  }

  private static VBox list(String key, ObservableList<RelationRow> rows, VBox lines, Maker maker) {
    var heading = new Label(Texts.text(key + ".heading"));
    heading.getStyleClass().add("relations-heading");
    var box = new VBox(heading, lines);
    lines.getStyleClass().add("relation-lines");
    Runnable fill =
        () -> {
          // Lines stay where their rows do: the keys stay in them.
          var children = lines.getChildren();
          while (children.size() > rows.size()) {
            children.removeLast();
          }
          while (children.size() < rows.size()) {
            children.add(maker.line(rows.get(children.size())));
          }
          box.setVisible(!rows.isEmpty());
          box.setManaged(!rows.isEmpty());
        };
    rows.addListener((ListChangeListener<RelationRow>) c -> fill.run());
    fill.run();
    return box;
  }

  private static Button add(String key, Runnable action, VBox lines) {
    var button = new Button("+ " + Texts.text(key));
    button.setId(key.replace('.', '-'));
    button.getStyleClass().addAll("flat", "small", "quiet");
    button.setAccessibleText(Texts.text(key));
    button.setTooltip(new Tooltip(Texts.text(key + ".tip")));
    button.setOnAction(e -> {
      action.run();
      if (!lines.getChildren().isEmpty()) {
        lines.getChildren().getLast().requestFocus();
      }
    });
    return button;
  }

  private Node derivedLine(RelationRow row) {
    var name =
        new EntryField(
            Texts.text("derived.name.of", number(row)),
            row.nameProperty(),
            typed -> model.nameDerived(row, typed));
    name.setId("derived-name-" + row.place());
    name.setPromptText(Texts.text("derived.name.prompt"));
    name.getStyleClass().add("cell-field");
    name.setPrefWidth(NAME_WIDTH);
    name.setMinWidth(NAME_WIDTH);
    var nodes = new ArrayList<Node>();
    nodes.add(CutText.whole(name));
    nodes.add(new Label("="));
    nodes.add(expression(row, "derived", "derived.text.of", "derived.prompt", model::typeDerived));
    nodes.add(value(row, "derived-value-"));
    nodes.add(remove(row, "derived", model::removeDerived));
    return line(row, name, nodes);
  }

  private Node constraintLine(RelationRow row) {
    var nodes = new ArrayList<Node>();
    var text =
        expression(
            row, "constraint", "constraint.text.of", "constraint.prompt", model::typeConstraint);
    nodes.add(text);
    nodes.add(value(row, "constraint-value-"));
    nodes.add(remove(row, "constraint", model::removeConstraint));
    return line(row, text.field(), nodes);
  }

  private static Node line(RelationRow row, EntryField first, ArrayList<Node> nodes) {
    var line = new HBox(nodes.toArray(Node[]::new));
    line.getStyleClass().add("detail-line");
    var both = new Line(first);
    both.getChildren().addAll(line, Panel.optional(row.problemProperty(), "problem"));
    return both;
  }

  private static String number(RelationRow row) {
    return String.valueOf(row.place() + 1);
  }

  private NameCompletion expression(
      RelationRow row,
      String id,
      String key,
      String prompt,
      BiPredicate<RelationRow, String> type) {
    var field =
        new EntryField(
            Texts.text(key, number(row)), row.textProperty(), typed -> type.test(row, typed));
    field.setId(id + "-" + row.place());
    field.setPromptText(Texts.text(prompt));
    field.getStyleClass().addAll("cell-field", "expression-field");
    var completed = new NameCompletion(field, model.names());
    HBox.setHgrow(completed, Priority.ALWAYS);
    return completed;
  }

  private static Label value(RelationRow row, String id) {
    var value = new Label();
    value.setId(id + row.place());
    value.getStyleClass().add("relation-value");
    value.setMinWidth(USE_PREF_SIZE);
    value.textProperty().bind(row.valueProperty());
    row.brokenProperty().subscribe(broken -> value.pseudoClassStateChanged(BROKEN, broken));
    return value;
  }

  private static Button remove(RelationRow row, String key, Consumer<RelationRow> action) {
    var button = new Button();
    button.setGraphic(Icon.TAKE_AWAY.node());
    button.setId(key + "-remove-" + row.place());
    button.getStyleClass().addAll("button-icon", "flat", "quiet");
    button.setAccessibleText(Texts.text(key + ".remove", number(row)));
    button.setTooltip(new Tooltip(Texts.text(key + ".remove", number(row))));
    button.setOnAction(e -> action.accept(row));
    return button;
  }

  /** A line that hands the keys to its first field. */
  private static final class Line extends VBox {
    private final EntryField first;

    private Line(EntryField first) {
      super(2);
      this.first = first;
    }

    @Override
    public void requestFocus() {
      first.requestFocus();
    }
  }
}

package org.drumlin.client.builder;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.ShownAs;
import org.drumlin.client.control.Texts;

/** The parts that the side columns are made of. */
final class Panel {
  private Panel() {}

  /** A heading over a column. */
  static Label heading(String key) {
    var heading = new Label(Texts.text(key));
    heading.getStyleClass().add("panel-heading");
    return heading;
  }

  /** A label and, under it, what it names. */
  static VBox labelled(String text, Node... nodes) {
    var label = new Label(text);
    label.getStyleClass().add("field-label");
    label.setLabelFor(nodes[0]);
    var line = new HBox(nodes);
    line.getStyleClass().add("field-line");
    line.setAlignment(Pos.CENTER_LEFT);
    return new VBox(label, line);
  }

  /** A label on the left, what it names on the right. */
  static HBox line(String text, Region field) {
    var label = new Label(text);
    label.getStyleClass().add("field-label");
    label.setLabelFor(field);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    var line = new HBox(label, field);
    line.getStyleClass().add("field-line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /** A text that shows only while there is one. */
  static Label optional(ObservableValue<String> text, String styleClass) {
    var label = new Label();
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.textProperty().bind(text);
    label.visibleProperty().bind(text.map(t -> !t.isEmpty()));
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  /** A choice whose words stand in the bundle under {@code prefix.NAME}. */
  static <E extends Enum<E>> ComboBox<E> choice(String name, String prefix, E[] values) {
    var box = new ComboBox<E>();
    box.setAccessibleText(name);
    box.getItems().setAll(values);
    box.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(box, Priority.ALWAYS);
    box.setConverter(ShownAs.inBundle(prefix));
    return box;
  }
}

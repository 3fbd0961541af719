package org.drumlin.client.queue;

import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.ShownAs;
import org.drumlin.client.control.Texts;

/** One field of the form: its name, what is typed, how much there is, and what is wrong with it. */
final class FieldBox extends VBox {
  private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
  private static final int SCRIPT_ROWS = 3;
  private static final int LIST_ROWS = 2;

  private final ScriptViewModel model;
  private final QueueField field;

  FieldBox(ScriptViewModel model, QueueField field) {
    super(4);
    this.model = model;
    this.field = field;
    getStyleClass().add("queue-field");
    Control control = control();
    control.setId("queue-" + field.wire().replace('_', '-'));
    control.setAccessibleText(field.words());
    control.setMaxWidth(Double.MAX_VALUE);
    model
        .wrong(field)
        .subscribe(words -> control.pseudoClassStateChanged(INVALID, !words.isEmpty()));
    if (field.kind() != QueueField.Kind.FLAG) {
      getChildren().add(head(control));
    }
    getChildren().addAll(control, shown(model.wrong(field), "problem"));
    if (field == QueueField.MODULES) {
      getChildren().add(1, modules());
    }
  }

  private Node head(Control control) {
    var name = new Label(field.words());
    name.getStyleClass().add("field-label");
    name.setLabelFor(control);
    name.setMinWidth(Region.USE_PREF_SIZE);
    var limit = shown(model.offersProperty().map(offers -> offers.limit(field)), "muted");
    limit.setWrapText(false);
    return new HBox(8, name, limit);
  }

  private static Label shown(ObservableValue<String> words, String style) {
    var label = new Label();
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.textProperty().bind(words);
    label.visibleProperty().bind(words.map(text -> !text.isEmpty()));
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private Control control() {
    StringProperty text = model.text(field);
    return switch (field.kind()) {
      case TEXT, NUMBER, WORDS -> typed(text);
      case LINES, PAIRS -> lines(text, LIST_ROWS);
      case SCRIPT -> lines(text, SCRIPT_ROWS);
      case FLAG -> flag(text);
      case CHOICE -> field == QueueField.MEMORY_PER ? per(text) : offered(text);
    };
  }

  private TextField typed(StringProperty text) {
    var typed = new TextField();
    typed.setPromptText(prompt());
    typed.textProperty().bindBidirectional(text);
    return typed;
  }

  private TextArea lines(StringProperty text, int rows) {
    var lines = new TextArea();
    lines.setPrefRowCount(rows);
    lines.setPromptText(prompt());
    lines.getStyleClass().add("script");
    lines.textProperty().bindBidirectional(text);
    return lines;
  }

  private CheckBox flag(StringProperty text) {
    var box = new CheckBox(field.words());
    box.setSelected(!text.get().isEmpty());
    box.setOnAction(e -> text.set(box.isSelected() ? "true" : ""));
    text.addListener((o, before, now) -> box.setSelected(!now.isEmpty()));
    return box;
  }

  private ComboBox<String> per(StringProperty text) {
    var box = new ComboBox<String>();
    box.getItems().setAll("node", "cpu");
    box.setConverter(
        new ShownAs<>("", per -> per.isEmpty() ? "" : Texts.text("queue.memory_per." + per)));
    box.setValue(text.get());
    box.setOnAction(e -> {
      if (box.getValue() != null) {
        text.set(box.getValue());
      }
    });
    text.addListener((o, before, now) -> box.setValue(now));
    return box;
  }

  private ComboBox<String> offered(StringProperty text) {
    var box = new OfferBox(text);
    box.setPromptText(prompt());
    model.offersProperty().subscribe(offers -> box.offer(offers.choices(field)));
    return box;
  }

  /** The cluster's modules, each added to those in the field when it is chosen. */
  private Node modules() {
    var box = new ComboBox<String>();
    box.setId("queue-modules-offered");
    box.setAccessibleText(Texts.text("queue.modules.add"));
    box.setPromptText(Texts.text("queue.modules.add"));
    box.setMaxWidth(Double.MAX_VALUE);
    model
        .offersProperty()
        .subscribe(offers -> {
          if (!box.getItems().equals(offers.choices(field))) {
            box.getItems().setAll(offers.choices(field));
          }
          box.setVisible(!box.getItems().isEmpty());
          box.setManaged(box.isVisible());
        });
    box.setOnAction(e -> {
      if (box.getValue() != null) {
        String before = model.text(field).get().strip();
        model.text(field).set(before.isEmpty() ? box.getValue() : before + ", " + box.getValue());
      }
    });
    return box;
  }

  private String prompt() {
    String key = "queue." + field.wire() + ".prompt";
    return Texts.has(key) ? Texts.text(key) : "";
  }
}

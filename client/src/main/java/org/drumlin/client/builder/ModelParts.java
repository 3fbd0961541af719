package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.Action;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.Texts;

/**
 * What the model is made of: one button while it is one model; a line a term where models are added
 * or multiplied; and under them, quietly, what can be put to it.
 */
final class ModelParts extends VBox {
  private final ModelViewModel model;
  private final ModelPopup popup;
  private final List<Action> files;

  /**
   * @param chosen what happens after a choice: the keys go on to the table
   */
  ModelParts(ModelViewModel model, List<Action> files, Runnable chosen) {
    this.model = model;
    this.files = files;
    this.popup = new ModelPopup(model, this, chosen);
    getStyleClass().add("model-parts");
    model.compositionProperty().subscribe(this::fill);
  }

  private void fill(Composition composition) {
    var lines = new ArrayList<Node>();
    var terms = composition.terms();
    if (terms.isEmpty()) {
      lines.add(form(0, Texts.text("model.choose"), ""));
    }
    for (int i = 0; i < terms.size(); i++) {
      lines.add(term(composition, i));
    }
    lines.add(actions(composition));
    getChildren().setAll(lines);
  }

  private HBox term(Composition composition, int place) {
    var term = composition.terms().get(place);
    boolean single = composition.terms().size() == 1;
    var nodes = new ArrayList<Node>();
    if (!single) {
      nodes.add(joiner(place == 0 ? "" : term.joiner() == '*' ? "\u00d7" : "+"));
    }
    nodes.add(form(place, term.form(), term.form()));
    if (!term.structure().isEmpty()) {
      nodes.add(joiner("@"));
      nodes.add(structure(place, term.structure()));
    } else if (!single) {
      nodes.add(add("@", "model.structure", place, structures(place, "")));
    }
    if (!single) {
      nodes.add(remove(place, term.form()));
    }
    var line = new HBox(4, nodes.toArray(Node[]::new));
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static Label joiner(String sign) {
    var label = new Label(sign);
    label.getStyleClass().add("joiner");
    return label;
  }

  private ModelChooser form(int place, String shown, String name) {
    boolean whole = model.compositionProperty().get().terms().size() < 2;
    var chooser =
        new ModelChooser(
            popup,
            shown,
            "model.accessible",
            new ModelPopup.Question(name, false, whole, chosen -> model.chooseForm(place, chosen)));
    chooser.setId(place == 0 ? "model-chooser" : "model-chooser-" + place);
    return chooser;
  }

  private ModelChooser structure(int place, String name) {
    var chooser =
        new ModelChooser(popup, name, "model.structure.accessible", structures(place, name));
    chooser.setId("model-structure-" + place);
    return chooser;
  }

  private ModelPopup.Question structures(int place, String name) {
    return new ModelPopup.Question(
        name, true, false, chosen -> model.chooseStructure(place, chosen));
  }

  private Button remove(int place, String name) {
    var button = new Button();
    button.setGraphic(Icon.TAKE_AWAY.node());
    button.setId("model-remove-" + place);
    button.getStyleClass().addAll("button-icon", "flat", "quiet");
    button.setAccessibleText(Texts.text("model.remove", name));
    button.setTooltip(new Tooltip(button.getAccessibleText()));
    button.setOnAction(e -> model.remove(place));
    return button;
  }

  private FlowPane actions(Composition composition) {
    List<Node> actions = new ArrayList<>();
    boolean single = composition.terms().size() == 1 && !composition.isText();
    if (single && composition.terms().getFirst().structure().isEmpty()) {
      actions.add(add("@ ", "model.structure", 0, structures(0, "")));
    }
    if (composition.takes('+')) {
      actions.add(add("+ ", "model.add", 0, joined('+')));
    }
    if (composition.takes('*')) {
      actions.add(add("\u00d7 ", "model.multiply", 0, joined('*')));
    }
    for (var action : files) {
      var file = action.button();
      file.getStyleClass().addAll("flat", "small", "quiet");
      file.setGraphic(null);
      actions.add(file);
    }
    var line = new FlowPane(0, 0, actions.toArray(Node[]::new));
    line.getStyleClass().add("model-actions");
    return line;
  }

  private ModelPopup.Question joined(char joiner) {
    return new ModelPopup.Question("", false, false, chosen -> model.join(joiner, chosen));
  }

  /** A quiet button: a sign, and the words where the sign ends in a blank. */
  private Button add(String sign, String key, int place, ModelPopup.Question question) {
    String words = Texts.text(key);
    var button = new Button(sign.endsWith(" ") ? sign + words : sign);
    button.setId(key.replace('.', '-') + (place == 0 ? "" : "-" + place));
    button.getStyleClass().addAll("flat", "small", "quiet");
    button.setMinWidth(USE_PREF_SIZE);
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(Texts.text(key + ".tip")));
    button.setOnAction(e -> popup.ask(button, question));
    return button;
  }
}

package org.drumlin.client.builder;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.Action;
import org.drumlin.client.control.Texts;
import org.drumlin.model.ModelInfo;

/** The model column: what the model is made of, the parameter table, what is made of parameters. */
final class ModelPanel extends VBox {

  /**
   * @param openFile opens a model file of the user's own
   */
  ModelPanel(BuilderViewModel builder, Action openFile) {
    var model = builder.model();
    getStyleClass().addAll("side-panel", "model-panel");
    // Parts have their names in the table; the titles of all of them would say it twice.
    var title =
        Panel.optional(
            model
                .infoProperty()
                .map(info -> info.category().equals(ModelInfo.COMPOSITION) ? "" : info.title())
                .orElse(Texts.text("model.empty")),
            "hint");
    var table = new ParameterTable(builder);
    var relations = new RelationsPanel(builder.relations());
    relations.visibleProperty().bind(model.infoProperty().isNotNull());
    var scroll = new ScrollPane(new VBox(table, relations));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("table-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren()
        .addAll(
            Panel.heading("model.heading"),
            new ModelParts(model, openFile, table::focusFirst),
            Panel.optional(model.problemProperty(), "problem"),
            title,
            scroll);
  }
}

package org.drumlin.client.builder;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.Action;
import org.drumlin.client.control.Texts;
import org.drumlin.model.ModelInfo;

/** The model column: what the model is made of, the parameter table, what is made of parameters. */
final class ModelPanel extends VBox {

  /**
   * @param files what is done with model files of the user's own
   */
  ModelPanel(BuilderViewModel builder, List<Action> files) {
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
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
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
            new HBox(Panel.heading("model.heading"), gap, earlier(builder)),
            new ModelParts(model, files, table::focusFirst),
            Panel.optional(model.problemProperty(), "problem"),
            title,
            scroll);
  }

  /** The values of an earlier fit, by one choice. */
  private static MenuButton earlier(BuilderViewModel builder) {
    var menu = new MenuButton(Texts.text("earlier.take"));
    menu.setId("take-values");
    menu.getStyleClass().addAll("flat", "small", "quiet");
    menu.setAccessibleText(Texts.text("earlier.take.tip"));
    menu.setTooltip(new Tooltip(Texts.text("earlier.take.tip")));
    var sources = builder.earlier().sources();
    Runnable fill =
        () ->
            menu.getItems().setAll(sources.stream().map(source -> item(builder, source)).toList());
    sources.addListener((ListChangeListener<EarlierFitsViewModel.Source>) c -> fill.run());
    fill.run();
    menu.visibleProperty()
        .bind(builder.model().infoProperty().isNotNull().and(Bindings.isNotEmpty(sources)));
    menu.managedProperty().bind(menu.visibleProperty());
    return menu;
  }

  private static MenuItem item(BuilderViewModel builder, EarlierFitsViewModel.Source source) {
    var item = new MenuItem(source.words());
    item.setMnemonicParsing(false);
    item.setOnAction(e -> builder.earlier().take(source.id()));
    return item;
  }
}

package org.drumlin.client.builder;

import java.util.ArrayList;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.Texts;
import org.drumlin.fit.Start;

/** Where the chains begin: said only when not at the values, and chosen from earlier fits. */
final class BeginningPanel extends VBox {
  private final BeginningViewModel model;
  private final MenuButton menu = new MenuButton(Texts.text("start.choose"));

  BeginningPanel(BeginningViewModel model) {
    this.model = model;
    menu.setId("beginning");
    menu.getStyleClass().addAll("flat", "small", "quiet", "fold");
    menu.setAccessibleText(Texts.text("start.choose.tip"));
    menu.setTooltip(new Tooltip(Texts.text("start.choose.tip")));
    var sources = model.earlier().sources();
    sources.addListener((ListChangeListener<EarlierFitsViewModel.Source>) c -> fill());
    model.wordsProperty().addListener(o -> fill());
    fill();
    var words = Panel.optional(model.wordsProperty(), "row-note");
    words.setId("beginning-words");
    getChildren().addAll(words, menu);
    visibleProperty()
        .bind(
            model
                .wordsProperty()
                .isNotEmpty()
                .or(model.offeredProperty().and(Bindings.isNotEmpty(sources))));
    managedProperty().bind(visibleProperty());
  }

  private void fill() {
    var items = new ArrayList<MenuItem>();
    if (!model.wordsProperty().get().isEmpty()) {
      var clear = new MenuItem(Texts.text("start.clear"));
      clear.setId("beginning-clear");
      clear.setOnAction(e -> model.clear());
      items.add(clear);
    }
    for (var use : new Start.Use[] {Start.Use.POPULATION, Start.Use.COVARIANCE}) {
      var of = new Menu(Texts.text("start.from." + use.wire()));
      for (var source : model.earlier().sources()) {
        var item = new MenuItem(source.words());
        item.setMnemonicParsing(false);
        item.setOnAction(e -> model.from(source.id(), use));
        of.getItems().add(item);
      }
      if (!of.getItems().isEmpty()) {
        items.add(of);
      }
    }
    menu.getItems().setAll(items);
  }
}

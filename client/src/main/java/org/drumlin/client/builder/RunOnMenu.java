package org.drumlin.client.builder;

import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.drumlin.client.builder.RunOnViewModel.Choice;
import org.drumlin.client.control.Navigator;
import org.drumlin.client.control.Place;
import org.drumlin.client.control.Texts;

/** Where the fit is to run, beside its button. A place nobody is signed in at leads there. */
final class RunOnMenu extends MenuButton {
  private static final double WIDEST = 200;

  private final RunOnViewModel model;
  private final Navigator navigator;

  RunOnMenu(RunOnViewModel model, Navigator navigator) {
    this.model = model;
    this.navigator = navigator;
    setId("target");
    setMaxWidth(WIDEST);
    setMnemonicParsing(false);
    textProperty().bind(model.choiceProperty().map(c -> c.here() ? c.words() : c.name()));
    accessibleTextProperty()
        .bind(model.choiceProperty().map(c -> Texts.text("target.accessible", c.words())));
    model.choices().addListener((ListChangeListener<Choice>) change -> fill());
    model.choiceProperty().addListener(o -> fill());
    fill();
  }

  private void fill() {
    var group = new ToggleGroup();
    getItems().clear();
    for (var choice : model.choices()) {
      var item = new RadioMenuItem(choice.words());
      item.setId("target-" + choice.target());
      item.setMnemonicParsing(false);
      item.setToggleGroup(group);
      item.setSelected(choice.equals(model.choiceProperty().get()));
      item.setOnAction(e -> choose(choice));
      getItems().add(item);
    }
    var here = new CheckMenuItem(Texts.text("target.here.switch"));
    here.setSelected(model.fitHereProperty().get());
    here.setOnAction(e -> model.fitHereProperty().set(here.isSelected()));
    var manage = new MenuItem(Texts.text("target.manage"));
    manage.setOnAction(e -> navigator.go(new Place.Targets()));
    getItems().addAll(new SeparatorMenuItem(), here, manage);
  }

  private void choose(Choice choice) {
    model.choose(choice.target());
    if (choice.needsSignIn()) {
      navigator.go(new Place.SignIn(choice.target()));
    }
  }
}

package org.drumlin.client.settings;

import javafx.beans.property.IntegerProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.ToggleSwitch;
import org.drumlin.client.control.ShownAs;
import org.drumlin.client.control.Texts;
import org.drumlin.client.control.ThemeChoice;

/** Layout of the settings. */
final class SettingsView extends ScrollPane {
  private static final double LABEL_WIDTH = 184;
  private static final double CONTROL_WIDTH = 192;

  /** What a switch without words of its own leaves free before it. */
  private static final double SWITCH_GAP = 20;

  SettingsView(SettingsViewModel model) {
    setFitToWidth(true);
    var title = new Label(Texts.text("screen.settings"));
    title.getStyleClass().add("screen-title");
    var version = words("");
    version.textProperty().bind(model.versionProperty());
    version.managedProperty().bind(model.versionProperty().isNotEmpty());
    var content =
        new VBox(
            title,
            section("settings.look"),
            row("settings.theme", theme(model), ""),
            section("settings.here"),
            row("settings.fit.here", here(model), Texts.text("settings.fit.here.words")),
            row(
                "settings.slots",
                number("slots", model.slotsProperty(), 1, SettingsViewModel.MOST_SLOTS),
                Texts.text("settings.slots.words")),
            row(
                "settings.threads",
                number("threads", model.threadsProperty(), 0, SettingsViewModel.MOST_THREADS),
                model.threadsWords()),
            words(Texts.text("settings.running")),
            section("settings.data"),
            data(model),
            words(Texts.text("settings.data.words")),
            version);
    content.getStyleClass().add("settings");
    setContent(content);
  }

  private static Label section(String key) {
    var label = new Label(Texts.text(key));
    label.getStyleClass().add("section");
    return label;
  }

  private static Label words(String text) {
    var label = new Label(text);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    return label;
  }

  private static Node row(String key, Control control, String explanation) {
    var label = new Label(Texts.text(key));
    label.setMinWidth(LABEL_WIDTH);
    label.setPrefWidth(LABEL_WIDTH);
    label.setLabelFor(control);
    control.setAccessibleText(label.getText());
    control.setMinWidth(USE_PREF_SIZE);
    var place = new HBox(control);
    place.setAlignment(Pos.CENTER_LEFT);
    place.setMinWidth(CONTROL_WIDTH);
    var row = new HBox(label, place);
    if (!explanation.isEmpty()) {
      var words = words(explanation);
      HBox.setHgrow(words, Priority.ALWAYS);
      row.getChildren().add(words);
    }
    row.getStyleClass().add("row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Control theme(SettingsViewModel model) {
    var choice = new ComboBox<ThemeChoice>();
    choice.setId("settings-theme");
    choice.getItems().setAll(ThemeChoice.values());
    choice.setConverter(ShownAs.inBundle("settings.theme"));
    choice.valueProperty().bindBidirectional(model.themeProperty());
    return choice;
  }

  private static Control here(SettingsViewModel model) {
    var toggle = new ToggleSwitch();
    toggle.setId("settings-fit-here");
    HBox.setMargin(toggle, new Insets(0, 0, 0, -SWITCH_GAP));
    toggle.selectedProperty().bindBidirectional(model.fitHereProperty());
    return toggle;
  }

  private static Control number(String name, IntegerProperty value, int low, int high) {
    var factory = new SpinnerValueFactory.IntegerSpinnerValueFactory(low, high, value.get());
    var spinner = new Spinner<Integer>(factory);
    spinner.setId("settings-" + name);
    spinner.setEditable(true);
    spinner.setPrefWidth(96);
    spinner.getEditor().setAccessibleText(Texts.text("settings." + name));
    spinner
        .getEditor()
        .focusedProperty()
        .addListener((o, before, now) -> {
          if (!now) {
            spinner.commitValue();
          }
        });
    factory
        .valueProperty()
        .addListener((o, before, now) -> {
          if (now != null) {
            value.set(now);
          }
        });
    return spinner;
  }

  private static Node data(SettingsViewModel model) {
    var path = new TextField(model.data());
    path.setId("settings-data");
    path.setEditable(false);
    path.setAccessibleText(Texts.text("settings.data"));
    return path;
  }
}

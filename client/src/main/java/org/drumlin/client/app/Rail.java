package org.drumlin.client.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.Screen;

/** The rail: one entry a screen, the last at the foot. */
final class Rail extends VBox {
  private final Map<Screen, ToggleButton> entries = new HashMap<>();

  Rail(List<Screen> screens, Consumer<Screen> choose) {
    getStyleClass().add("rail");
    var group = new ToggleGroup();
    for (var screen : screens) {
      var entry = new ToggleButton(screen.title(), screen.icon().node());
      entry.setId("rail-" + screen.name());
      entry.setContentDisplay(ContentDisplay.TOP);
      entry.setToggleGroup(group);
      entry.setMaxWidth(Double.MAX_VALUE);
      entry.getStyleClass().add("rail-entry");
      entry.setAccessibleText(screen.title());
      entry.setOnAction(e -> choose.accept(screen));
      entries.put(screen, entry);
      if (screen == screens.getLast()) {
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().add(gap);
      }
      getChildren().add(entry);
    }
  }

  void select(Screen screen) {
    var entry = entries.get(screen);
    if (entry != null) {
      entry.setSelected(true);
    }
  }
}

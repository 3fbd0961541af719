package org.drumlin.client.app;

import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.drumlin.client.control.EmptyState;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.Place;
import org.drumlin.client.control.Screen;
import org.drumlin.client.control.Texts;

/** A screen that only says what will be there. */
record EmptyScreen(String name, Icon icon, Place home) implements Screen {
  @Override
  public boolean shows(Place place) {
    return place.getClass() == home.getClass();
  }

  @Override
  public Parent view() {
    return new StackPane(new EmptyState(icon, title(), Texts.text("screen." + name + ".empty")));
  }
}

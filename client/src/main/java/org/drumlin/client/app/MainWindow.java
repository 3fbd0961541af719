package org.drumlin.client.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.drumlin.client.control.Action;
import org.drumlin.client.control.Appearance;
import org.drumlin.client.control.Navigator;
import org.drumlin.client.control.Place;
import org.drumlin.client.control.Screen;
import org.jspecify.annotations.Nullable;

/** The one window: rail on the left, the screen shown, the strip at the foot. */
final class MainWindow implements Navigator {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  private final Stage stage;
  private final BorderPane root = new BorderPane();
  private final List<Screen> screens;
  private final Map<Screen, Parent> views = new HashMap<>();
  private final Rail rail;
  private final List<Action> everywhere;
  private @Nullable Screen shown;

  /**
   * @param screens makes the screens, in the rail's order, given the way to move between them
   */
  MainWindow(
      Stage stage,
      Appearance appearance,
      StripViewModel strip,
      Function<Navigator, List<Screen>> screens) {
    this.stage = stage;
    this.screens = screens.apply(this);
    this.rail =
        new Rail(
            this.screens.stream().filter(Screen::inRail).toList(), screen -> go(screen.home()));
    var foot = new RunStrip(strip, this);
    this.everywhere = everywhere(foot);
    root.setLeft(rail);
    root.setBottom(foot);
    root.getStyleClass().add("window");
    var scene = new Scene(root, WIDTH, HEIGHT);
    appearance.dress(scene);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    stage.setScene(scene);
    stage.setMinWidth(960);
    stage.setMinHeight(600);
    go(this.screens.getFirst().home());
  }

  private List<Action> everywhere(RunStrip foot) {
    var actions = new ArrayList<Action>();
    int number = 1;
    for (var screen : screens.stream().filter(Screen::inRail).toList()) {
      actions.add(
          Action.of("go." + screen.name(), screen.icon(), () -> go(screen.home()))
              .key("Shortcut+" + number++));
    }
    actions.add(foot.stopAction());
    return actions;
  }

  /** Fits the window to the screen it is on and shows it. */
  void show() {
    Rectangle2D screen = javafx.stage.Screen.getPrimary().getVisualBounds();
    stage.setWidth(Math.min(WIDTH, screen.getWidth()));
    stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
    stage.show();
  }

  @Override
  public void go(Place place) {
    for (var screen : screens) {
      if (screen.shows(place)) {
        show(screen, place);
        return;
      }
    }
  }

  private void show(Screen screen, Place place) {
    var before = shown;
    if (before != null && before != screen) {
      before.leave();
    }
    shown = screen;
    rail.select(screen);
    root.setCenter(views.computeIfAbsent(screen, Screen::view));
    screen.enter(place);
  }

  /**
   * Accelerators come before the focused control: Ctrl+Z undoes an edit of the fit, not a letter in
   * a field.
   */
  private void key(KeyEvent event) {
    if (perform(everywhere, event) || (shown != null && perform(shown.actions(), event))) {
      event.consume();
    }
  }

  private static boolean perform(List<Action> actions, KeyEvent event) {
    for (var action : actions) {
      var keys = action.accelerator();
      if (keys != null && keys.match(event) && action.enabled().get()) {
        action.perform();
        return true;
      }
    }
    return false;
  }
}

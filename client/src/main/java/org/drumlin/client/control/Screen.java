package org.drumlin.client.control;

import java.util.List;
import javafx.scene.Parent;

/**
 * A screen of the window: an entry of the rail and what it shows. The window asks for {@link
 * #view()} once, at the first visit. All on the screen's thread.
 */
public interface Screen {
  /** Short name for style classes and the text bundle: {@code fits}, {@code jobs}… */
  String name();

  /** Its label in the rail. */
  default String title() {
    return Texts.text("screen." + name());
  }

  Icon icon();

  /** Where a click on the rail goes. */
  Place home();

  /** Whether this screen shows that place. */
  boolean shows(Place place);

  /** Whether the rail leads to it; others are reached from a screen. */
  default boolean inRail() {
    return true;
  }

  Parent view();

  /** Actions whose accelerators hold while this screen is the one shown. */
  default List<Action> actions() {
    return List.of();
  }

  /** The window comes to this screen. */
  default void enter(Place place) {}

  /** The window goes to another screen. */
  default void leave() {}
}

package org.drumlin.client.control;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Something the scientist can do, declared once: its words (keys {@code action.NAME} and, where the
 * words do not say enough, {@code action.NAME.tip}), icon, accelerator, and whether it can be done
 * now.
 *
 * @param name its key in the text bundle, and the id of its buttons ({@code action-NAME}, dots as
 *     dashes)
 */
public record Action(
    String name,
    @Nullable Icon icon,
    @Nullable KeyCombination accelerator,
    ObservableBooleanValue enabled,
    Runnable run) {

  /** An action without accelerator that can always be done. */
  public static Action of(String name, @Nullable Icon icon, Runnable run) {
    return new Action(name, icon, null, new SimpleBooleanProperty(true), run);
  }

  /** The same under a key, written as {@code Shortcut+S}. */
  public Action key(String combination) {
    return new Action(name, icon, KeyCombination.valueOf(combination), enabled, run);
  }

  /** The same, to be done only while that holds. */
  public Action when(ObservableBooleanValue condition) {
    return new Action(name, icon, accelerator, condition, run);
  }

  public String text() {
    return Texts.text("action." + name);
  }

  /** What the tooltip says: the words, and the keys. */
  public String tip() {
    String words =
        Texts.has("action." + name + ".tip") ? Texts.text("action." + name + ".tip") : text();
    return accelerator == null ? words : words + " (" + accelerator.getDisplayText() + ")";
  }

  /** Does it, when it can be done now. */
  public void perform() {
    if (enabled.get()) {
      run.run();
    }
  }

  /** A button with icon and words. */
  public Button button() {
    var button = new Button(text());
    dress(button);
    return button;
  }

  /** A button with the icon alone; the words are its tooltip and its accessible text. */
  public Button iconButton() {
    var button = new Button();
    dress(button);
    button.getStyleClass().addAll("button-icon", "flat");
    return button;
  }

  private void dress(Button button) {
    button.setId("action-" + name.replace('.', '-'));
    if (icon != null) {
      button.setGraphic(icon.node());
    }
    button.setAccessibleRole(AccessibleRole.BUTTON);
    button.setAccessibleText(text());
    button.setTooltip(new Tooltip(tip()));
    button.disableProperty().bind(Bindings.not(enabled));
    button.setOnAction(e -> perform());
  }

  /** A menu entry. */
  public MenuItem menuItem() {
    var item = new MenuItem(text());
    if (icon != null) {
      item.setGraphic(icon.node());
    }
    if (accelerator != null) {
      item.setAccelerator(accelerator);
    }
    item.disableProperty().bind(Bindings.not(enabled));
    item.setOnAction(e -> perform());
    return item;
  }
}

package org.drumlin.client.models;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Parent;
import org.drumlin.client.control.Action;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.Navigator;
import org.drumlin.client.control.Place;
import org.drumlin.client.control.Screen;
import org.drumlin.client.task.TaskExecutor;

/** The screen where the user's own models are written; the builder leads to it. */
public final class ModelsScreen implements Screen {
  private final ModelsViewModel model;
  private final List<Action> actions;

  public ModelsScreen(
      ModelShelf shelf, TaskExecutor tasks, Navigator navigator, LeaveQuestion question) {
    this.model = new ModelsViewModel(shelf, tasks, navigator, question);
    this.actions =
        List.of(
            Action.of("models.back", Icon.FIT, () -> navigator.go(new Place.Fits())),
            Action.of("models.new", Icon.NEW, model::create).key("Shortcut+N"),
            Action.of("models.save", Icon.SAVE, () -> model.save(() -> {}))
                .key("Shortcut+S")
                .when(model.dirtyProperty().or(model.openedProperty().isEmpty())),
            Action.of("models.remove", Icon.DELETE, model::remove)
                .when(model.openedProperty().isNotEmpty()),
            Action.of("models.use", Icon.CHECK, model::use)
                .key("Shortcut+Enter")
                .when(Bindings.isNull(model.problemProperty())));
  }

  @Override
  public String name() {
    return "models";
  }

  @Override
  public Icon icon() {
    return Icon.NEW;
  }

  @Override
  public Place home() {
    return new Place.Models();
  }

  @Override
  public boolean shows(Place place) {
    return place instanceof Place.Models;
  }

  @Override
  public boolean inRail() {
    return false;
  }

  @Override
  public Parent view() {
    return new ModelsView(model, actions);
  }

  @Override
  public List<Action> actions() {
    return actions;
  }

  @Override
  public void enter(Place place) {
    model.enter();
  }

  /** Asks about what is not saved, then goes on. */
  public void afterSaving(Runnable then) {
    model.afterSaving(then);
  }
}

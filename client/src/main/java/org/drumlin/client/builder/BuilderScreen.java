package org.drumlin.client.builder;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.Parent;
import org.drumlin.client.control.Action;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.Navigator;
import org.drumlin.client.control.Place;
import org.drumlin.client.control.Screen;

/** The screen "Fits": its actions, and the way from them to dialogs and files. */
public final class BuilderScreen implements Screen {
  private final BuilderViewModel model;
  private final Dialogs dialogs;
  private final Navigator navigator;
  private final FolderOfUser folder;
  private final BuilderActions actions;

  /** Where file dialogs begin. */
  @FunctionalInterface
  public interface FolderOfUser {
    Path get();
  }

  public BuilderScreen(
      BuilderViewModel model, Dialogs dialogs, Navigator navigator, FolderOfUser folder) {
    this.model = model;
    this.dialogs = dialogs;
    this.navigator = navigator;
    this.folder = folder;
    var history = model.history();
    var run = model.run();
    this.actions =
        new BuilderActions(
            Action.of("new", Icon.NEW, () -> afterSaving(model::clear)).key("Shortcut+N"),
            Action.of("open", Icon.OPEN, this::open).key("Shortcut+O"),
            Action.of("data.add", Icon.ADD, this::addData),
            Action.of("data.remove", Icon.TAKE_AWAY, this::removeData),
            Action.of("model.open", Icon.OPEN, this::openModel),
            Action.of("models.edit", Icon.NEW, () -> navigator.go(new Place.Models())),
            Action.of("save", Icon.SAVE, () -> save(() -> {})).key("Shortcut+S"),
            Action.of("save.as", Icon.SAVE, () -> saveAs(() -> {})).key("Shortcut+Shift+S"),
            Action.of("undo", Icon.UNDO, history::undo)
                .key("Shortcut+Z")
                .when(history.canUndoProperty()),
            Action.of("redo", Icon.REDO, history::redo)
                .key("Shortcut+Y")
                .when(history.canRedoProperty()),
            Action.of("fit", Icon.PLAY, model::fit).key("Shortcut+Enter").when(model.canFit()),
            Action.of("fit.stop", Icon.STOP, run::stop)
                .when(Bindings.and(run.runningProperty(), Bindings.not(run.sendingProperty()))),
            Action.of("use.fitted", Icon.CHECK, model::useFitted)
                .when(
                    Bindings.createBooleanBinding(
                        model::hasNewValues, run.fittedProperty(), history.currentProperty())),
            Action.of("start.file", Icon.OPEN, this::startFile)
                .when(model.model().infoProperty().isNotNull()),
            Action.of("export.bumps", Icon.DOWNLOAD, this::exportBumps).when(model.complete()));
  }

  @Override
  public String name() {
    return "fits";
  }

  @Override
  public Icon icon() {
    return Icon.FIT;
  }

  @Override
  public Place home() {
    return new Place.Fits();
  }

  @Override
  public boolean shows(Place place) {
    return place instanceof Place.Fits
        || place instanceof Place.Again
        || place instanceof Place.Extend
        || place instanceof Place.OwnModel;
  }

  @Override
  public Parent view() {
    return new BuilderView(model, actions, navigator, this::drop);
  }

  @Override
  public List<Action> actions() {
    return actions.all();
  }

  @Override
  public void enter(Place place) {
    switch (place) {
      case Place.Again(String id) -> afterSaving(() -> model.again(id));
      case Place.Extend(String id) -> afterSaving(() -> model.extend(id));
      case Place.OwnModel(String name, String text) -> model.takeModel(name, text);
      default -> {}
    }
  }

  /**
   * Asks about unsaved changes, then goes on: at once when there are none, after saving, or not at
   * all.
   */
  public void afterSaving(Runnable then) {
    if (!model.dirtyProperty().get()) {
      then.run();
      return;
    }
    switch (dialogs.changes(model.title())) {
      case SAVE -> save(then);
      case DISCARD -> then.run();
      case STAY -> {}
    }
  }

  private void open() {
    dialogs.open(folder.get()).ifPresent(this::drop);
  }

  private void addData() {
    dialogs.open(folder.get()).ifPresent(model::addData);
  }

  /** Asks first where other models follow the one that goes. */
  private void removeData() {
    String words = model.removalWords();
    if (words.isEmpty() || dialogs.removal(words)) {
      model.removeData();
    }
  }

  private void openModel() {
    dialogs.openModel(folder.get()).ifPresent(model::openModel);
  }

  private void startFile() {
    dialogs.openStart(folder.get()).ifPresent(model.earlier()::takeFile);
  }

  private void exportBumps() {
    dialogs.folder(folder.get()).ifPresent(model::exportBumps);
  }

  /** Opens a file; a fit document replaces all, so it asks first. */
  private void drop(Path file) {
    if (FitFiles.isSasView(file)) {
      afterSaving(() -> model.openSaved(file, dialogs::chooseFit));
    } else if (FitFiles.isDocument(file)) {
      afterSaving(() -> model.open(file));
    } else {
      model.open(file);
    }
  }

  private void save(Runnable then) {
    var file = model.fileProperty().get();
    if (file == null) {
      saveAs(then);
    } else {
      model.save(file, then);
    }
  }

  private void saveAs(Runnable then) {
    String name = model.title().replaceAll("[^A-Za-z0-9._-]+", "-").toLowerCase(Locale.ROOT);
    dialogs.save(folder.get(), name + ".fit.json").ifPresent(file -> model.save(file, then));
  }
}

package org.drumlin.client.models;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.drumlin.client.control.Navigator;
import org.drumlin.client.control.Place;
import org.drumlin.client.control.Texts;
import org.drumlin.client.task.Running;
import org.drumlin.client.task.TaskExecutor;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.Position;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user's own models: which there are, the text of one, and what the program's reader says of it
 * as it is written. A text with a mistake can be saved; the chooser names it as broken.
 */
final class ModelsViewModel {
  private static final Logger log = LoggerFactory.getLogger(ModelsViewModel.class);
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final ModelShelf shelf;
  private final OwnFiles files;
  private final TaskExecutor tasks;
  private final Navigator navigator;
  private final LeaveQuestion question;
  private final ObservableList<String> names = FXCollections.observableArrayList();
  private final ObservableList<String> readOnly = FXCollections.unmodifiableObservableList(names);
  private final ReadOnlyStringWrapper opened = new ReadOnlyStringWrapper(this, "opened", "");
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper(this, "dirty");
  private final ReadOnlyObjectWrapper<@Nullable Problem> problem =
      new ReadOnlyObjectWrapper<>(this, "problem");
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper(this, "said", "");
  private String saved = "";
  private @Nullable Running checking;

  /**
   * The first mistake.
   *
   * @param line from 1; 0 where it has no place
   */
  record Problem(int line, int column, String words) {}

  ModelsViewModel(
      ModelShelf shelf, TaskExecutor tasks, Navigator navigator, LeaveQuestion question) {
    this.shelf = shelf;
    this.files = new OwnFiles(shelf.folder());
    this.tasks = tasks;
    this.navigator = navigator;
    this.question = question;
    text.addListener((o, before, now) -> typed());
  }

  /** The models of the folder, broken ones too. */
  ObservableList<String> names() {
    return readOnly;
  }

  /** Name of the file that is open; empty for a new one that was not saved yet. */
  ReadOnlyStringProperty openedProperty() {
    return opened.getReadOnlyProperty();
  }

  StringProperty textProperty() {
    return text;
  }

  ReadOnlyBooleanProperty dirtyProperty() {
    return dirty.getReadOnlyProperty();
  }

  /** What the program's reader finds first; null for nothing. */
  ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What was done, or could not be; empty for nothing. */
  ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  String folder() {
    return shelf.folder().toString();
  }

  /** The screen is seen. */
  void enter() {
    list(() -> {
      if (opened.get().isEmpty() && !dirty.get()) {
        if (names.isEmpty()) {
          begin("", Texts.text("models.template"));
        } else {
          load(names.getFirst());
        }
      }
    });
  }

  void open(String name) {
    if (!name.equals(opened.get())) {
      afterSaving(() -> load(name));
    }
  }

  /** A new model, from a short one that can be computed. */
  void create() {
    afterSaving(() -> begin("", Texts.text("models.template")));
  }

  /** Asks about what is not saved, then goes on: at once, after saving, or not at all. */
  void afterSaving(Runnable then) {
    if (dirty.get()) {
      question.ask(name(), () -> save(then), then);
    } else {
      then.run();
    }
  }

  /** Saves the text under the name it gives itself. */
  void save(Runnable then) {
    String name = name();
    String written = text.get();
    if (OwnFiles.name(written).isEmpty() && opened.get().isEmpty()) {
      said.set(Texts.text("models.nameless"));
      return;
    }
    boolean other = !name.equals(opened.get());
    work(
        () -> {
          if (other && files.there(name)) {
            return false;
          }
          files.write(name, written);
          shelf.refresh();
          return true;
        },
        done -> {
          if (!done) {
            said.set(Texts.text("models.taken", name));
            return;
          }
          saved = written;
          opened.set(name);
          dirty.set(!written.equals(text.get()));
          list(() -> said.set(Texts.text("models.saved", name)));
          then.run();
        });
  }

  /** Saves it and goes to the builder with it. */
  void use() {
    if (problem.get() == null) {
      save(() -> navigator.go(new Place.OwnModel(opened.get(), saved)));
    }
  }

  /** Puts the file that is open aside. */
  void remove() {
    String name = opened.get();
    if (!name.isEmpty()) {
      work(
          () -> {
            files.remove(name);
            shelf.refresh();
            return name;
          },
          gone -> {
            begin("", "");
            enter();
            said.set(Texts.text("models.removed", gone));
          });
    }
  }

  private String name() {
    String named = OwnFiles.name(text.get());
    return named.isEmpty() ? opened.get() : named;
  }

  private void load(String name) {
    work(() -> files.read(name), read -> begin(name, read));
  }

  private void begin(String name, String content) {
    said.set("");
    opened.set(name);
    saved = content;
    text.set(content);
    dirty.set(false);
    check();
  }

  private void typed() {
    dirty.set(!text.get().equals(saved));
    if (checking != null) {
      checking.cancel();
    }
    checking = tasks.later(PAUSE, this::check);
  }

  private void check() {
    String written = text.get();
    String name = name();
    tasks.start(
        () -> {
          try {
            shelf.check(name, written);
            return List.<Problem>of();
          } catch (ModelException e) {
            var at = e.at().orElse(new Position(0, 0));
            return List.of(new Problem(at.line(), at.column(), String.valueOf(e.getMessage())));
          }
        },
        found -> {
          if (written.equals(text.get())) {
            problem.set(found.isEmpty() || written.isBlank() ? null : found.getFirst());
          }
        },
        failure -> log.error("a model could not be checked", failure));
  }

  private void list(Runnable then) {
    work(
        files::names,
        found -> {
          if (!names.equals(found)) {
            names.setAll(found);
          }
          then.run();
        });
  }

  private <T> void work(Callable<T> call, Consumer<T> done) {
    tasks.start(
        call,
        done,
        failure -> {
          log.warn("a model's file could not be used", failure);
          said.set(
              failure instanceof NoSuchFileException
                  ? Texts.text("models.gone")
                  : Texts.text(
                      "models.failed",
                      failure instanceof IOException
                          ? String.valueOf(failure.getMessage())
                          : failure.toString()));
        });
  }
}

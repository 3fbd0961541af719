package org.drumlin.client.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.drumlin.client.control.ThemeChoice;
import org.drumlin.job.Job;
import org.drumlin.job.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user's preferences, kept in one small file and written at every change. A file that cannot be
 * read counts as none. On the screen's thread.
 */
public final class UserSettings {
  private static final Logger log = LoggerFactory.getLogger(UserSettings.class);

  private final Path file;
  private final ObjectProperty<ThemeChoice> theme =
      new SimpleObjectProperty<>(this, "theme", ThemeChoice.SYSTEM);
  private final BooleanProperty fitHere = new SimpleBooleanProperty(this, "fitHere", true);
  private final IntegerProperty slots = new SimpleIntegerProperty(this, "slots", 1);
  private final IntegerProperty threads = new SimpleIntegerProperty(this, "threads", 0);
  private final StringProperty target = new SimpleStringProperty(this, "target", Job.HERE);
  private final ObjectProperty<Path> folder;
  private ObjectNode queues = Json.object();

  /** Reads the file, if it is there, and writes to it from now on. */
  public UserSettings(Path file) {
    this.file = file;
    this.folder =
        new SimpleObjectProperty<>(this, "folder", Path.of(System.getProperty("user.home")));
    read();
    theme.addListener(o -> write());
    fitHere.addListener(o -> write());
    slots.addListener(o -> write());
    threads.addListener(o -> write());
    target.addListener(o -> write());
    folder.addListener(o -> write());
  }

  public ObjectProperty<ThemeChoice> themeProperty() {
    return theme;
  }

  /** Whether fits may run on this computer. */
  public BooleanProperty fitHereProperty() {
    return fitHere;
  }

  /** How many fits run at once on this computer. */
  public IntegerProperty slotsProperty() {
    return slots;
  }

  /** Threads of each new fit on this computer; 0 lets the fits share the processors. */
  public IntegerProperty threadsProperty() {
    return threads;
  }

  /** Where fits are sent: {@link Job#HERE}, or the name of a server. */
  public StringProperty targetProperty() {
    return target;
  }

  /** Where the last file was opened or saved. */
  public ObjectProperty<Path> folderProperty() {
    return folder;
  }

  /** What was asked last of a cluster's queue; an empty object for nothing. */
  public ObjectNode queue(String cluster) {
    return queues.path(cluster) instanceof ObjectNode asked ? asked.deepCopy() : Json.object();
  }

  /** Remembers what was asked of a cluster's queue. */
  public void keepQueue(String cluster, ObjectNode asked) {
    queues.set(cluster, asked);
    write();
  }

  /** A folder of the program's own for the data of fits that are taken up again. */
  public Path fetched() {
    return file.resolveSibling("fetched");
  }

  private void read() {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try {
      ObjectNode saved = Json.readObject(Files.readAllBytes(file));
      for (var choice : ThemeChoice.values()) {
        if (word(choice).equals(saved.path("theme").asText())) {
          theme.set(choice);
        }
      }
      fitHere.set(saved.path("fit_here").asBoolean(true));
      slots.set(Math.clamp(saved.path("slots").asInt(1), 1, 64));
      threads.set(Math.clamp(saved.path("threads").asInt(0), 0, 1024));
      target.set(saved.path("target").asText(Job.HERE));
      if (saved.path("queues") instanceof ObjectNode kept) {
        queues = kept;
      }
      if (saved.hasNonNull("folder")) {
        folder.set(Path.of(saved.path("folder").asText()));
      }
    } catch (IOException | InvalidPathException e) {
      log.warn("the settings in {} cannot be read; the defaults are used", file, e);
    }
  }

  private void write() {
    var node =
        Json.object()
            .put("theme", word(theme.get()))
            .put("fit_here", fitHere.get())
            .put("slots", slots.get())
            .put("threads", threads.get())
            .put("target", target.get())
            .put("folder", folder.get().toString());
    node.set("queues", queues);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.write(fresh, Json.pretty(node));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      log.warn("the settings cannot be written to {}", file, e);
    }
  }

  private static String word(ThemeChoice choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}

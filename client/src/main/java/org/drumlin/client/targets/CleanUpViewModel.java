package org.drumlin.client.targets;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.drumlin.client.control.Texts;
import org.drumlin.remote.Leftovers;

/** What ended fits left on a cluster, and which of it is to be deleted there. */
final class CleanUpViewModel {
  private final HubWork work;
  private final ObservableList<Leftovers.Entry> entries = FXCollections.observableArrayList();
  private final ObservableList<Leftovers.Entry> readOnly =
      FXCollections.unmodifiableObservableList(entries);
  private final Set<String> kept = new HashSet<>();
  private final ReadOnlyStringWrapper place = new ReadOnlyStringWrapper(this, "place", "");
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
  private final ReadOnlyBooleanWrapper some = new ReadOnlyBooleanWrapper(this, "some");

  CleanUpViewModel(HubWork work) {
    this.work = work;
  }

  ObservableList<Leftovers.Entry> entries() {
    return readOnly;
  }

  /** Name of the place. */
  ReadOnlyStringProperty placeProperty() {
    return place.getReadOnlyProperty();
  }

  /** What deleting the ticked ones frees. */
  ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }

  /** Whether anything is ticked. */
  ReadOnlyBooleanProperty someProperty() {
    return some.getReadOnlyProperty();
  }

  void begin(String name) {
    place.set(name);
    entries.clear();
    kept.clear();
    words.set("");
    some.set(false);
    look();
  }

  private void look() {
    String name = place.get();
    work.startAtCluster(
        Texts.text("cleanup.looking", name),
        calls -> calls.leftovers(name),
        found -> {
          entries.setAll(found.jobs());
          say();
        });
  }

  /** Whether a fit's leftovers are to be deleted. */
  void tick(String id, boolean yes) {
    if (yes) {
      kept.remove(id);
    } else {
      kept.add(id);
    }
    say();
  }

  /** Deletes there what is ticked. */
  void clean() {
    String name = place.get();
    List<String> ids = ticked().stream().map(Leftovers.Entry::id).toList();
    if (ids.isEmpty()) {
      return;
    }
    work.startAtCluster(
        Texts.text("cleanup.doing", name),
        calls -> {
          calls.clean(name, ids);
          return ids;
        },
        done -> look());
  }

  private List<Leftovers.Entry> ticked() {
    return entries.stream().filter(entry -> !kept.contains(entry.id())).toList();
  }

  private void say() {
    some.set(!ticked().isEmpty());
    long bytes = ticked().stream().mapToLong(Leftovers.Entry::bytes).sum();
    words.set(
        entries.isEmpty()
            ? Texts.text("cleanup.nothing", place.get())
            : Texts.text("cleanup.frees", String.valueOf(ticked().size()), ByteSize.words(bytes)));
  }
}

package org.drumlin.client.builder;

import java.util.LinkedHashMap;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.drumlin.client.control.Texts;
import org.drumlin.fit.MethodOptions;
import org.drumlin.fit.Start;

/** Where the fit begins when not at the values in the table: a file of an earlier fit. */
final class BeginningViewModel {
  private final DraftHistory history;
  private final EarlierFitsViewModel earlier;
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
  private final ReadOnlyBooleanWrapper offered = new ReadOnlyBooleanWrapper(this, "offered");

  BeginningViewModel(DraftHistory history, EarlierFitsViewModel earlier) {
    this.history = history;
    this.earlier = earlier;
  }

  /** What the fit begins from; empty for the values. */
  ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }

  /** Whether the method has chains that can begin elsewhere. */
  ReadOnlyBooleanProperty offeredProperty() {
    return offered.getReadOnlyProperty();
  }

  EarlierFitsViewModel earlier() {
    return earlier;
  }

  void show(Draft draft) {
    var document = draft.document();
    words.set(document.start().map(BeginningViewModel::words).orElse(""));
    offered.set(MethodOptions.find(document.method().name(), "init").isPresent());
  }

  private static String words(Start start) {
    return Texts.text("start." + start.use().wire(), start.file());
  }

  /** From that job's file, fetched first; one edit. */
  void from(String id, Start.Use use) {
    earlier.fetch(
        fits -> fits.beginning(id, use),
        file -> history.edit(HubFits.started(history.current(), file, use)));
  }

  /** At the values in the table again. */
  void clear() {
    var draft = history.current();
    var files = new LinkedHashMap<>(draft.files());
    files.remove(Draft.START);
    history.edit(
        new Draft(draft.document().withStart(Optional.empty()), files, draft.parked(), draft.at()));
  }
}

package org.drumlin.client.builder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the builder asks a person; hidden behind an interface so that tests can answer. */
public interface Dialogs {
  /** What to do with changes that are not saved. */
  enum Changes {
    SAVE,
    DISCARD,
    STAY
  }

  /** A data file or fit document to open, beginning in that folder. */
  Optional<Path> open(Path folder);

  /** A model file to open, beginning in that folder. */
  Optional<Path> openModel(Path folder);

  /** Which of the fits of a file to open; empty for none. */
  OptionalInt chooseFit(List<String> names);

  /** A file of values to start from, beginning in that folder. */
  Optional<Path> openStart(Path folder);

  /** A folder to write to, beginning in that one. */
  Optional<Path> folder(Path folder);

  /** Where to save the fit document. */
  Optional<Path> save(Path folder, String name);

  /** Whether to remove a data set though more changes with it, which the words say. */
  boolean removal(String words);

  /** Asks before changes are lost. */
  Changes changes(String title);
}

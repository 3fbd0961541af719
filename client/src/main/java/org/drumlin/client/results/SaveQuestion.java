package org.drumlin.client.results;

import java.nio.file.Path;
import java.util.Optional;

/** Asks a person where a file is to be saved. */
@FunctionalInterface
interface SaveQuestion {
  /** The place chosen; empty when the person thought better of it. */
  Optional<Path> ask(String suggestedName);
}

package org.drumlin.store;

import java.util.List;

/** What is said of a job that nobody survives to work on. */
final class Poison {
  /** How many lines of its log are repeated. */
  static final int LINES = 5;

  static final String WORDS =
      "given up: again and again whoever worked on it stopped answering, with no progress in"
          + " between. The last lines of its log, if any:";

  private Poison() {}

  /** The message: lines oldest first. */
  static String message(List<String> lines) {
    return lines.isEmpty() ? WORDS : WORDS + "\n" + String.join("\n", lines);
  }
}

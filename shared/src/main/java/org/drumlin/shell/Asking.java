package org.drumlin.shell;

import java.util.List;
import java.util.Optional;

/** Questions, with a sign while one of them waits for its answer: nothing else moves then. */
final class Asking implements Questions {
  private final Questions questions;
  private volatile boolean waiting;
  private volatile boolean cancelled;

  Asking(Questions questions) {
    this.questions = questions;
  }

  boolean waiting() {
    return waiting;
  }

  /** Whether something was asked and not answered. */
  boolean cancelled() {
    return cancelled;
  }

  @Override
  public boolean trust(HostKey key) {
    waiting = true;
    try {
      return questions.trust(key);
    } finally {
      waiting = false;
    }
  }

  @Override
  public Optional<List<String>> ask(Form form) {
    waiting = true;
    try {
      Optional<List<String>> answers =
          questions.ask(form).filter(given -> given.size() == form.prompts().size());
      cancelled |= answers.isEmpty();
      return answers;
    } finally {
      waiting = false;
    }
  }

  @Override
  public boolean keep(Form form) {
    return questions.keep(form);
  }
}

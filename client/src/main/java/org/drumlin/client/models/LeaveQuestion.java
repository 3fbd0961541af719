package org.drumlin.client.models;

/** Asks a person what is to become of a model that was changed and not saved. */
@FunctionalInterface
public interface LeaveQuestion {
  /**
   * Runs one of the two, or neither when the person stays.
   *
   * @param name of the model
   */
  void ask(String name, Runnable save, Runnable discard);
}

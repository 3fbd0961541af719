package org.drumlin.client.targets;

/** Asks a person whether a place is really to be taken out of the list. */
@FunctionalInterface
interface RemoveQuestion {
  /**
   * @param words what happens to the fits there
   * @param yes run when the answer is yes
   */
  void ask(String name, String words, Runnable yes);
}

package org.drumlin.client.jobs;

/** Asks a person whether a fit is really to be deleted. */
@FunctionalInterface
interface DeleteQuestion {
  /**
   * @param yes run when the answer is yes
   */
  void ask(String title, Runnable yes);
}

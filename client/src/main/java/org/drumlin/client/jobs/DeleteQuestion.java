package org.drumlin.client.jobs;

/** Asks a person whether a fit is really to be deleted. */
@FunctionalInterface
interface DeleteQuestion {
  /**
   * @param elsewhere whether the fit is on a server too
   * @param yes run when the answer is yes
   */
  void ask(String title, boolean elsewhere, Runnable yes);
}

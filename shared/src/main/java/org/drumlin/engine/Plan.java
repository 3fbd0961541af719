package org.drumlin.engine;

/** At which q the theory is computed, and how the data points come of it. */
sealed interface Plan permits ExactPlan, PinholePlan {

  /** Computes the unsmeared theory of one parameter set. */
  @FunctionalInterface
  interface Theory {
    /**
     * @param theory filled at the places of q
     */
    void at(double[] q, double[] theory);
  }

  /** How many data points. */
  int points();

  /**
   * @param smeared filled from {@code from} on, in the data's order
   */
  void evaluate(Theory theory, double[] smeared, int from);
}

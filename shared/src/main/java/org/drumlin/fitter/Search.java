package org.drumlin.fitter;

/** A way to the lowest point from one start. Tells its {@link Trail} of every point it tries. */
interface Search {
  /**
   * Searches until its tolerances are met or its steps are taken.
   *
   * @param from a point inside the bounds where the model has a value
   * @param start number of this start, from 0
   * @return whether the tolerances were met
   * @throws StopRequestedException when the trail ends here
   */
  boolean run(double[] from, int start);
}

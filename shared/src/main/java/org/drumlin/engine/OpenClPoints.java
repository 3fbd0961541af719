package org.drumlin.engine;

/**
 * Where a device is to compute the theory.
 *
 * @param at q of each point
 * @param sets which parameter set each point belongs to
 * @param runs where each run of points begins, of one set, that share their orientations; one more
 *     than there are runs
 * @param reach the largest q of each run
 */
record OpenClPoints(double[] at, int[] sets, int[] runs, double[] reach) {

  int count() {
    return at.length;
  }

  int runCount() {
    return reach.length;
  }

  /** The parameter set of a run. */
  int set(int run) {
    return sets[runs[run]];
  }
}

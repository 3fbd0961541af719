package org.drumlin.engine;

/**
 * Where a device is to compute the theory; and the parameter sets, as rows of numbers.
 *
 * @param at q of each point
 * @param sets which set each point belongs to; they do not fall
 * @param rules for each stage, two numbers a point: the first node and how many there are
 * @param rows for each stage, row after row
 * @param lastRows the same for the last tape
 */
record OpenClPoints(double[] at, int[] sets, int[][] rules, double[][] rows, double[] lastRows) {

  int count() {
    return at.length;
  }
}

package org.drumlin.engine;

/**
 * Parameter sets as a device takes them: for each stage a row of numbers a set.
 *
 * @param rows for each stage, row after row
 * @param lastRows the same for the last tape
 * @param size for each stage, the largest extent of each set's body
 * @param span for each stage, how far the integrals of each set's body reach
 */
record OpenClSets(
    int count, double[][] rows, double[] lastRows, double[][] size, double[][] span) {}

package org.drumlin.fitter;

import java.util.List;

/** What problems made for tests have in common: names, a start, and a box around it. */
abstract class BoxObjective implements Objective {
  final double[] start;
  final double[] lower;
  final double[] upper;
  private final List<String> names;

  BoxObjective(List<String> names, double[] start, double[] lower, double[] upper) {
    this.names = names;
    this.start = start;
    this.lower = lower;
    this.upper = upper;
  }

  /** {@code x0}, {@code x1} and so on. */
  static List<String> numbered(String letter, int from, int count) {
    return java.util.stream.IntStream.range(from, from + count).mapToObj(j -> letter + j).toList();
  }

  /** The same end of every side. */
  static double[] all(int dimension, double end) {
    double[] ends = new double[dimension];
    java.util.Arrays.fill(ends, end);
    return ends;
  }

  @Override
  public final List<String> names() {
    return names;
  }

  @Override
  public final double[] lower() {
    return lower;
  }

  @Override
  public final double[] upper() {
    return upper;
  }

  @Override
  public final double[] start() {
    return start;
  }

  @Override
  public int degreesOfFreedom() {
    return 1;
  }

  @Override
  public double chisq(double nllf) {
    return 2 * nllf / degreesOfFreedom();
  }

  @Override
  public boolean errorsUnknown() {
    return false;
  }
}

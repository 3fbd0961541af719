package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.List;

/**
 * A covariance after it was held against how chisq really rises.
 *
 * @param covariance without the directions along which it means nothing
 * @param words what the user is to know of it, a sentence or two each
 */
record Judged(Covariance covariance, List<String> words) {
  /** A parameter with a smaller share of a direction keeps its standard deviation. */
  private static final double SHARE = 0.05;

  /**
   * @param lengths of the columns of the Jacobian
   * @param rises of each of the covariance's wide directions, by {@link Linearity}
   */
  static Judged of(
      FitProblem problem, double[] best, Covariance first, double[] lengths, double[] rises) {
    DirectionWords tell = new DirectionWords(problem, best);
    List<String> words = new ArrayList<>();
    for (double[] free : first.free()) {
      words.add(tell.undetermined(Direction.of(free, lengths)));
    }
    Covariance covariance = first;
    for (int k = 0; k < rises.length; k++) {
      double[] step = first.wide().get(k);
      Direction direction = Direction.of(step, lengths);
      if (rises[k] > Linearity.VOID) {
        covariance = covariance.without(step, direction.part(SHARE));
        words.add(tell.undetermined(direction));
      } else if (rises[k] > Linearity.ROUGH || rises[k] < 1 / Linearity.ROUGH) {
        words.add(tell.rough(direction, rises[k]));
      }
    }
    return new Judged(covariance, List.copyOf(words));
  }
}

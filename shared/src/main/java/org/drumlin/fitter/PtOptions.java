package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.List;
import org.drumlin.fit.Method;

/**
 * Options of pt, as the ladders need them.
 *
 * @param ladders chains at each temperature
 * @param temperatures rising; one of them is exactly 1
 * @param burn generations before draws are kept
 * @param steps generations after those
 * @param crossover chance of each parameter to move
 */
record PtOptions(int ladders, double[] temperatures, int burn, int steps, double crossover) {
  private static final int FEWEST_LADDERS = 8;

  /**
   * @throws FitException when they cannot be run, in words
   */
  static PtOptions of(Method method, int dimension) throws FitException {
    double low = method.number("Tmin");
    double high = method.number("Tmax");
    if (!(low <= 1 && high >= 1 && low < high)) {
      throw new FitException(
          "method.Tmin, method.Tmax: the posterior has temperature 1, which must lie between Tmin ("
              + low
              + ") and Tmax ("
              + high
              + ").");
    }
    int ladders = Math.max(FEWEST_LADDERS, 2 * (dimension + 2));
    double draws = (double) method.whole("steps") * ladders * (dimension + 1);
    if (draws > DreamOptions.ROOM) {
      throw new FitException("method.steps: the draws take more than 800 MB; lower steps.");
    }
    return new PtOptions(
        ladders,
        spaced(low, high, method.whole("nT")),
        method.whole("burn"),
        method.whole("steps"),
        method.number("CR"));
  }

  /** Evenly spaced in their logarithm, the one nearest to 1 moved there. */
  private static double[] spaced(double low, double high, int count) {
    double[] temperatures = new double[count];
    int nearest = 0;
    for (int i = 0; i < count; i++) {
      temperatures[i] = low * StrictMath.pow(high / low, i / (count - 1.0));
      double from = Math.abs(StrictMath.log(temperatures[i]));
      nearest = from < Math.abs(StrictMath.log(temperatures[nearest])) ? i : nearest;
    }
    temperatures[nearest] = 1;
    return temperatures;
  }

  int rungs() {
    return temperatures.length;
  }

  /** The rung of temperature 1. */
  int posterior() {
    List<Double> all = new ArrayList<>();
    for (double temperature : temperatures) {
      all.add(temperature);
    }
    return all.indexOf(1.0);
  }
}

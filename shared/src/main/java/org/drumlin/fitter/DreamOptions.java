package org.drumlin.fitter;

import org.drumlin.fit.Method;

/**
 * Options of dream, as the chains need them.
 *
 * @param chains how many
 * @param burn generations before draws are kept
 * @param generations after those
 * @param thin keeps every so many generations
 * @param init how the chains start: eps, lhs, cov, random
 * @param replaceOutliers during burn-in
 */
record DreamOptions(
    int chains, int burn, int generations, int thin, String init, boolean replaceOutliers) {

  /** Fewer chains leave too few differences to step along. */
  static final int FEWEST_CHAINS = 6;

  /** Doubles that draws may take: 800 MB. */
  static final double ROOM = 1e8;

  /**
   * @throws FitException when they cannot be run, in words
   */
  static DreamOptions of(Method method, int dimension) throws FitException {
    double pop = method.number("pop");
    double chains = Math.ceil(pop < 0 ? -pop : pop * dimension);
    if (chains < FEWEST_CHAINS) {
      throw new FitException(
          "method.pop: "
              + shown(pop)
              + " gives "
              + shown(chains)
              + " chains for "
              + dimension
              + (dimension == 1 ? " parameter" : " parameters")
              + "; dream needs at least "
              + FEWEST_CHAINS
              + ": raise pop, or give the number of chains as a negative pop (-"
              + 2 * FEWEST_CHAINS
              + ").");
    }
    double steps = method.number("steps");
    double generations = steps > 0 ? steps : Math.ceil(method.number("samples") / chains);
    double thin = method.number("thin");
    double kept = Math.floor(generations / thin) * chains * (dimension + 1);
    if (kept > ROOM || generations + method.number("burn") > Integer.MAX_VALUE / 2) {
      throw new FitException(
          "method.samples: keeping "
              + shown(Math.floor(generations / thin) * chains)
              + " draws of "
              + dimension
              + " parameters takes more than 800 MB; raise thin, or lower samples.");
    }
    return new DreamOptions(
        (int) chains,
        method.whole("burn"),
        (int) generations,
        (int) thin,
        method.text("init"),
        method.text("outliers").equals("iqr"));
  }

  private static String shown(double x) {
    return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
  }
}

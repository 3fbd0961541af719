package org.drumlin.fitter;

import java.util.Map;

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
   * @param options every option of the method's table
   * @throws FitException when they cannot be run, in words
   */
  static DreamOptions of(Map<String, Object> options, int dimension) throws FitException {
    double pop = number(options, "pop");
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
    double steps = number(options, "steps");
    double generations = steps > 0 ? steps : Math.ceil(number(options, "samples") / chains);
    double thin = number(options, "thin");
    double kept = Math.floor(generations / thin) * chains * (dimension + 1);
    if (kept > ROOM || generations + number(options, "burn") > Integer.MAX_VALUE / 2) {
      throw new FitException(
          "method.samples: keeping "
              + shown(Math.floor(generations / thin) * chains)
              + " draws of "
              + dimension
              + " parameters takes more than 800 MB; raise thin, or lower samples.");
    }
    return new DreamOptions(
        (int) chains,
        (int) number(options, "burn"),
        (int) generations,
        (int) thin,
        (String) required(options, "init"),
        "iqr".equals(options.get("outliers")));
  }

  private static double number(Map<String, Object> options, String name) {
    return ((Number) required(options, name)).doubleValue();
  }

  private static Object required(Map<String, Object> options, String name) {
    Object value = options.get(name);
    if (value == null) {
      throw new IllegalArgumentException("option " + name + " is missing");
    }
    return value;
  }

  private static String shown(double x) {
    return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
  }
}

package org.drumlin.engine;

import java.util.Arrays;
import org.jocl.cl_kernel;

/**
 * What a device makes of the theory: which panels follow it, what the data points see, and how far
 * that is from what was measured. For one thread at a time.
 */
final class OpenClSmearing {
  /** Of a panel that follows and is not part of another that does: it counts. */
  static final int USED = 1;

  /** Does not follow; its halves are there. */
  static final int HALVED = 2;

  /** Does not follow, and its halves are still to be computed. */
  static final int OPEN = 3;

  private final OpenClSession session;
  private final OpenClScratch scratch;
  private final Plan plan;
  private final PanelTable table;
  private final double[] tails;
  private final int[] places;
  private final cl_kernel follow;
  private final cl_kernel settle;
  private final cl_kernel see;
  private final cl_kernel squares;
  private final cl_kernel tally;

  OpenClSmearing(
      OpenClSession session, OpenClScratch scratch, Plan plan, PanelTable table, boolean twice)
      throws OpenClException {
    this.session = session;
    this.scratch = scratch;
    this.plan = plan;
    this.table = table;
    this.tails = plan.panels().tails();
    this.places = places(plan);
    String text = OpenClFunctions.sums(twice);
    String options = OpenClFunctions.options(twice);
    this.follow = session.kernel(text, options, "follow");
    this.settle = session.kernel(text, options, "settle");
    this.see = session.kernel(text, options, "see");
    this.squares = session.kernel(text, options, "squares");
    this.tally = session.kernel(text, options, "tally");
  }

  /** For each point its place among those without a window, then among the windows; -1 for none. */
  private static int[] places(Plan plan) {
    int[] places = new int[2 * plan.points()];
    Arrays.fill(places, -1);
    for (int i = 0; i < plan.sharp().length; i++) {
      places[2 * plan.sharp()[i]] = i;
    }
    for (int i = 0; i < plan.order().length; i++) {
      places[2 * plan.order()[i] + 1] = i;
    }
    return places;
  }

  /** Adds what the points see of a round's panels, its theory being there. */
  void see(Round round, boolean first) {
    int pieces = round.panels().size();
    scratch.of("numbers").keep(round.numbers());
    scratch.of("shapes").keep(table.shapes());
    scratch.of("shares").keep(table.shares());
    scratch.of("tails").keep(tails);
    scratch.of("places").keep(places);
    scratch.of("starts").keep(round.start());
    scratch.of("family").keep(round.family());
    scratch.of("follows").whole(pieces);
    scratch.of("states").whole(pieces);
    int base = round.sharp() * round.sets();
    if (pieces > 0) {
      session.launch(
          follow,
          pieces,
          1,
          pieces,
          base,
          at("numbers"),
          at("shapes"),
          at("tails"),
          at("theory"),
          at("follows"));
      session.launch(settle, pieces, 1, pieces, at("family"), at("follows"), at("states"));
    }
    session.launch(
        see,
        plan.points(),
        round.sets(),
        plan.points(),
        base,
        first ? 1 : 0,
        round.sharp(),
        at("places"),
        at("starts"),
        at("numbers"),
        at("states"),
        at("shapes"),
        at("shares"),
        at("theory"),
        scratch.of("smeared").room((long) round.sets() * plan.points()));
  }

  private Object at(String purpose) {
    return scratch.of(purpose).memory();
  }

  /**
   * Holds the smeared theory against data.
   *
   * @return for each set the sum of squared weighted residuals; then, for each, how many panels of
   *     the round are open
   */
  double[] squares(Round round, Measured measured) {
    int sets = round.sets();
    scratch.of("intensity").keep(measured.intensity());
    scratch.of("weights").keep(measured.weights());
    session.launch(
        squares,
        (long) sets * OpenClSession.GROUP,
        1,
        plan.points(),
        at("starts"),
        at("states"),
        at("smeared"),
        at("intensity"),
        at("weights"),
        scratch.of("squares").room(2L * sets));
    double[] both = new double[2 * sets];
    scratch.of("squares").take(both, 0, both.length);
    return both;
  }

  /** How many sets halved each of the panels that all sets have in this round. */
  int[] tally(Round round, int each) {
    int[] counts = new int[each];
    if (each > 0) {
      session.launch(
          tally, each, 1, each, round.sets(), at("states"), scratch.of("counts").whole(each));
      scratch.of("counts").take(counts);
    }
    return counts;
  }

  int[] states(Round round) {
    int[] states = new int[round.panels().size()];
    if (states.length > 0) {
      scratch.of("states").take(states);
    }
    return states;
  }

  /** The smeared theory of that many sets. */
  void theory(double[] theory, int from, int sets) {
    scratch.of("smeared").take(theory, from, sets * plan.points());
  }
}

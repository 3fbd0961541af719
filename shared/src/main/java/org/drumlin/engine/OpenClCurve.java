package org.drumlin.engine;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.drumlin.kernel.ModelException;
import org.jspecify.annotations.Nullable;

/**
 * A curve whose loops, resolution and sums of squares run on a device. What does not depend on q is
 * prepared by the JVM's tapes; derivatives, of one parameter set at a time, are the JVM's
 * altogether.
 */
final class OpenClCurve implements Curve {
  /** Numbers in the rows of the sets taken at once. */
  private static final long MOST_NUMBERS = 16L << 20;

  /** What the derivatives are made of. */
  @FunctionalInterface
  interface Slow {
    Derivatives derivatives(List<String> wanted) throws ModelException;
  }

  private final CompiledModel model;
  private final Plan plan;
  private final OpenClModel device;
  private final OpenClSmearing smearing;
  private final PanelTable table;
  private final Ahead ahead;
  private final Crew crew;
  private final Workspace[] workspaces;
  private final Slow slow;
  private final Object guard;
  private @Nullable First first;

  /** The first round of a batch, kept for the next one like it. */
  private record First(List<Panel> ahead, Round round, OpenClPoints points) {}

  /**
   * @param table as the smearing knows it
   * @param guard held while the device is used
   */
  OpenClCurve(
      CompiledModel model,
      Plan plan,
      OpenClModel device,
      OpenClSmearing smearing,
      PanelTable table,
      Crew crew,
      Workspace[] workspaces,
      Slow slow,
      Object guard) {
    this.model = model;
    this.plan = plan;
    this.device = device;
    this.smearing = smearing;
    this.table = table;
    this.ahead = new Ahead(plan.panels());
    this.crew = crew;
    this.workspaces = workspaces;
    this.slow = slow;
    this.guard = guard;
  }

  @Override
  public List<String> parameters() {
    return model.columns();
  }

  @Override
  public int points() {
    return plan.points();
  }

  @Override
  public Optional<Derivatives> derivatives(List<String> wanted) throws ModelException {
    return Optional.of(slow.derivatives(wanted));
  }

  /** What is taken back from the device once a round has been added; how many panels are open. */
  @FunctionalInterface
  private interface Look {
    double open(Round round);
  }

  @Override
  public void evaluate(int sets, double[] parameters, double[] theory) {
    for (int from = 0; from < sets; ) {
      int count = Math.min(most(), sets - from);
      OpenClSets prepared = prepare(count, parameters, from * model.columns().size());
      synchronized (guard) {
        rounds(prepared, round -> open(smearing.states(round)));
        smearing.theory(theory, from * points(), count);
      }
      from += count;
    }
  }

  private static double open(int[] states) {
    return IntStream.of(states).filter(s -> s == OpenClSmearing.OPEN).count();
  }

  @Override
  public void squares(int sets, double[] parameters, Measured measured, double[] squares) {
    for (int from = 0; from < sets; ) {
      int count = Math.min(most(), sets - from);
      OpenClSets prepared = prepare(count, parameters, from * model.columns().size());
      int to = from;
      synchronized (guard) {
        rounds(
            prepared,
            round -> {
              double[] both = smearing.squares(round, measured);
              System.arraycopy(both, 0, squares, to, count);
              return DoubleStream.of(both).skip(count).sum();
            });
      }
      from += count;
    }
  }

  /** Adds rounds until no panel is open. */
  private void rounds(OpenClSets sets, Look look) {
    First begin = first(sets.count());
    Round round = begin.round();
    device.theory(sets, begin.points());
    smearing.see(round, true);
    double open = look.open(round);
    Map<Panel, Integer> halved = new IdentityHashMap<>();
    if (open == 0) {
      tally(round, begin.ahead(), halved);
    }
    while (open > 0) {
      int[] states = smearing.states(round);
      count(round, states, halved);
      round = round.next(plan.panels(), table, states);
      device.theory(sets, round.points(plan.sharpQ()));
      smearing.see(round, false);
      open = look.open(round);
    }
    ahead.learn(sets.count(), halved);
  }

  private First first(int sets) {
    First known = first;
    if (known != null
        && known.ahead() == ahead.panels()
        && known.round().sets() == sets
        && !table.full()) {
      return known;
    }
    if (table.full()) {
      table.clear();
    }
    Round round = Round.first(plan, ahead, table, sets);
    First made = new First(ahead.panels(), round, round.points(plan.sharpQ()));
    first = made;
    return made;
  }

  /** How many sets had to halve each panel of the first round, counted by the device. */
  private void tally(Round round, List<Panel> panels, Map<Panel, Integer> halved) {
    int[] counts = smearing.tally(round, panels.size());
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        halved.put(panels.get(i), counts[i]);
      }
    }
  }

  private static void count(Round round, int[] states, Map<Panel, Integer> halved) {
    for (int i = 0; i < states.length; i++) {
      if (states[i] >= OpenClSmearing.HALVED) {
        halved.merge(round.panels().get(i), 1, Integer::sum);
      }
    }
  }

  /** How many sets are taken at once. */
  private int most() {
    long nodes = plan.sharp().length + (long) ahead.panels().size() * Panels.NODES;
    long byPoints = OpenClModel.MOST_POINTS / Math.max(1, nodes);
    return (int) Math.max(1, Math.min(byPoints, MOST_NUMBERS / device.numbers()));
  }

  /** Everything of some parameter sets that does not depend on q. */
  private OpenClSets prepare(int sets, double[] parameters, int from) {
    int stages = device.stages();
    double[][] rows = new double[stages][];
    double[][] size = new double[stages][sets];
    double[][] span = new double[stages][sets];
    for (int s = 0; s < stages; s++) {
      rows[s] = new double[sets * device.layout(s).length()];
    }
    RowLayout last = device.lastLayout();
    double[] lastRows = new double[sets * last.length()];
    int columns = model.columns().size();
    crew.run(
        sets,
        (worker, set) -> {
          Workspace workspace = workspaces[worker];
          workspace.prepare(parameters, from + set * columns);
          for (int s = 0; s < stages; s++) {
            RowLayout layout = device.layout(s);
            workspace.row(s, layout, rows[s], set * layout.length());
            size[s][set] = workspace.size(s);
            span[s][set] = workspace.span(s);
          }
          workspace.lastRow(last, lastRows, set * last.length());
        });
    return new OpenClSets(sets, rows, lastRows, size, span);
  }
}

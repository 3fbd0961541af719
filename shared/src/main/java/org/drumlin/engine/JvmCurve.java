package org.drumlin.engine;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A curve on the tape. */
final class JvmCurve implements Curve {
  /** Below about this many steps over a block a second thread costs more than it brings. */
  private static final double WORTH_SHARING = 500;

  private final CompiledModel model;
  private final Crew crew;
  private final Plan plan;
  private final Workspace[] workspaces;
  private final Supplier<Workspace> maker;

  JvmCurve(CompiledModel model, Plan plan, Crew crew, Supplier<Workspace> maker) {
    this.model = model;
    this.plan = plan;
    this.crew = crew;
    this.maker = maker;
    this.workspaces = new Workspace[crew.size()];
  }

  @Override
  public List<String> parameters() {
    return model.columns();
  }

  @Override
  public int points() {
    return plan.points();
  }

  private Workspace workspace(int worker) {
    Workspace known = workspaces[worker];
    if (known == null) {
      known = maker.get();
      workspaces[worker] = known;
    }
    return known;
  }

  @Override
  public void evaluate(int sets, double[] parameters, double[] theory) {
    int columns = model.columns().size();
    if (parameters.length < sets * columns || theory.length < sets * points()) {
      throw new IllegalArgumentException(
          "%d sets need %d parameters and %d places, not %d and %d"
              .formatted(sets, sets * columns, sets * points(), parameters.length, theory.length));
    }
    if (sets >= crew.size()) {
      crew.run(
          sets,
          (worker, set) -> {
            Workspace workspace = workspace(worker);
            workspace.prepare(parameters, set * columns);
            plan.evaluate((q, theoryAt) -> alone(workspace, q, theoryAt), theory, set * points());
          });
      return;
    }
    for (int set = 0; set < sets; set++) {
      int from = set * columns;
      plan.evaluate((q, out) -> together(parameters, from, q, out), theory, set * points());
    }
  }

  private static void alone(Workspace workspace, double[] q, double[] theory) {
    for (int from = 0; from < q.length; from += Block.WIDTH) {
      workspace.evaluate(q, from, Math.min(Block.WIDTH, q.length - from), theory);
    }
  }

  private void together(double[] parameters, int from, double[] q, double[] theory) {
    int blocks = (q.length + Block.WIDTH - 1) / Block.WIDTH;
    if (blocks * work() < WORTH_SHARING) {
      Workspace workspace = workspace(0);
      workspace.prepare(parameters, from);
      alone(workspace, q, theory);
      return;
    }
    boolean[] ready = new boolean[crew.size()];
    crew.run(
        blocks,
        (worker, block) -> {
          Workspace workspace = workspace(worker);
          if (!ready[worker]) {
            workspace.prepare(parameters, from);
            ready[worker] = true;
          }
          int at = block * Block.WIDTH;
          workspace.evaluate(q, at, Math.min(Block.WIDTH, q.length - at), theory);
        });
  }

  /** A rough count of steps over a block. */
  private double work() {
    double spread =
        model.spreads().stream()
            .mapToDouble(s -> s.distribution().points())
            .reduce(1, (a, b) -> a * b);
    return 5 * spread * IntStream.range(0, model.tape().nodeLoops()).map(i -> 30).sum()
        + 5 * spread;
  }
}

package org.drumlin.engine;

import java.util.List;
import java.util.Optional;
import org.drumlin.kernel.ModelException;

/** A curve on the tape. */
final class JvmCurve implements Curve {
  /** Below about this many steps over a block a second thread costs more than it brings. */
  private static final double WORTH_SHARING = 500;

  private final CurveSpec spec;
  private final CompiledModel model;
  private final Plan plan;
  private final Crew crew;
  private final Kernels kernels;
  private final GaussLegendre rules;
  private final Workspace[] workspaces;
  private final double[][] theories;

  JvmCurve(CurveSpec spec, Crew crew, Kernels kernels, GaussLegendre rules) throws ModelException {
    this.spec = spec;
    this.model = CompiledModel.of(spec, kernels);
    this.plan = Plan.of(spec.q(), spec.resolution(), rules);
    this.crew = crew;
    this.kernels = kernels;
    this.rules = rules;
    this.workspaces = new Workspace[crew.size()];
    this.theories = new double[crew.size()][];
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
      known = new Workspace(model, kernels, rules);
      workspaces[worker] = known;
      theories[worker] = new double[points()];
    }
    return known;
  }

  @Override
  public void evaluate(int sets, double[] parameters, double[] theory) {
    check(sets, parameters, theory.length, sets * points());
    if (sets >= crew.size()) {
      crew.run(sets, (worker, set) -> alone(worker, parameters, set, theory, set * points()));
      return;
    }
    for (int set = 0; set < sets; set++) {
      int from = set * model.columns().size();
      plan.evaluate((q, out) -> together(parameters, from, q, out), theory, set * points());
    }
  }

  @Override
  public void squares(int sets, double[] parameters, Measured measured, double[] squares) {
    check(sets, parameters, squares.length, sets);
    if (sets >= crew.size()) {
      crew.run(
          sets,
          (worker, set) -> {
            workspace(worker);
            double[] theory = theories[worker];
            alone(worker, parameters, set, theory, 0);
            squares[set] = measured.squares(theory, 0);
          });
      return;
    }
    double[] theory = new double[sets * points()];
    evaluate(sets, parameters, theory);
    for (int set = 0; set < sets; set++) {
      squares[set] = measured.squares(theory, set * points());
    }
  }

  private void check(int sets, double[] parameters, int places, int needed) {
    int columns = model.columns().size();
    if (parameters.length < sets * columns || places < needed) {
      throw new IllegalArgumentException(
          "%d sets need %d parameters and %d places, not %d and %d"
              .formatted(sets, sets * columns, needed, parameters.length, places));
    }
  }

  /** One set, by one worker. */
  private void alone(int worker, double[] parameters, int set, double[] theory, int at) {
    Workspace workspace = workspace(worker);
    workspace.prepare(parameters, set * model.columns().size());
    plan.evaluate(workspace::evaluateAll, theory, at);
  }

  /** The blocks of one set, by all workers. */
  private void together(double[] parameters, int from, double[] q, double[] theory) {
    int blocks = (q.length + Block.WIDTH - 1) / Block.WIDTH;
    if (blocks * work() < WORTH_SHARING) {
      Workspace workspace = workspace(0);
      workspace.prepare(parameters, from);
      workspace.evaluateAll(q, theory);
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
    return 5 + model.stages().stream().mapToDouble(JvmCurve::work).sum();
  }

  private static double work(Stage stage) {
    double turns =
        stage.spreads().stream()
            .mapToDouble(s -> s.distribution().points())
            .reduce(1, (a, b) -> a * b);
    for (int i = 0; i < stage.main().nodeLoops(); i++) {
      turns *= 30;
    }
    return (stage.integrates() ? 60 : 5) * turns;
  }

  @Override
  public Optional<Derivatives> derivatives(List<String> wanted) throws ModelException {
    return Optional.of(new TapeDerivatives(spec, plan, kernels, rules, wanted));
  }
}

package org.drumlin.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.Symmetry;

/**
 * A curve whose loops run on a device. What does not depend on q is prepared by the JVM's tapes;
 * derivatives, of one parameter set at a time, are the JVM's altogether.
 */
final class OpenClCurve implements Curve {
  /** Numbers in the rows of the sets taken at once. */
  private static final long MOST_NUMBERS = 16L << 20;

  private final CompiledModel model;
  private final Plan plan;
  private final OpenClModel device;
  private final NodeTable nodes;
  private final Crew crew;
  private final Workspace[] workspaces;
  private final JvmCurve jvm;
  private final Object guard;

  /**
   * @param guard held while the device is used
   * @param jvm the same on the JVM
   */
  OpenClCurve(
      CompiledModel model,
      Plan plan,
      OpenClModel device,
      NodeTable nodes,
      Crew crew,
      Workspace[] workspaces,
      JvmCurve jvm,
      Object guard) {
    this.model = model;
    this.plan = plan;
    this.device = device;
    this.nodes = nodes;
    this.crew = crew;
    this.workspaces = workspaces;
    this.jvm = jvm;
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
  public void evaluate(int sets, double[] parameters, double[] theory) {
    for (int from = 0; from < sets; from += most()) {
      int count = Math.min(most(), sets - from);
      Prepared prepared = new Prepared(count, parameters, from * model.columns().size());
      double[] part = new double[count * points()];
      synchronized (guard) {
        Together.smear(count, plan, prepared::answer, part);
      }
      System.arraycopy(part, 0, theory, from * points(), part.length);
    }
  }

  @Override
  public void squares(int sets, double[] parameters, Measured measured, double[] squares) {
    if (!(plan instanceof ExactPlan)) {
      smearedSquares(sets, parameters, measured, squares);
      return;
    }
    FixedPlan own = plan.fixed(List.of());
    for (int from = 0; from < sets; from += most()) {
      int count = Math.min(most(), sets - from);
      Prepared prepared = new Prepared(count, parameters, from * model.columns().size());
      double[] part = new double[count];
      synchronized (guard) {
        device.squares(prepared.everywhere(own.q()), own, measured, part);
      }
      System.arraycopy(part, 0, squares, from, count);
    }
  }

  /** Nodes are chosen set by set, so the points come of the theory here. */
  private void smearedSquares(int sets, double[] parameters, Measured measured, double[] squares) {
    double[] theory = new double[sets * points()];
    evaluate(sets, parameters, theory);
    for (int set = 0; set < sets; set++) {
      squares[set] = measured.squares(theory, set * points());
    }
  }

  @Override
  public Optional<Derivatives> derivatives(List<String> wanted) throws ModelException {
    return jvm.derivatives(wanted);
  }

  private int most() {
    return (int) Math.max(1, MOST_NUMBERS / device.numbers());
  }

  /** Some parameter sets, ready for the device. */
  private final class Prepared {
    private final int sets;
    private final double[][] rows;
    private final double[] lastRows;
    private final double[][] size;

    Prepared(int sets, double[] parameters, int from) {
      this.sets = sets;
      int stages = device.stages();
      rows = new double[stages][];
      size = new double[stages][sets];
      for (int s = 0; s < stages; s++) {
        rows[s] = new double[sets * device.layout(s).length()];
      }
      lastRows = new double[sets * device.lastLayout().length()];
      int columns = model.columns().size();
      crew.run(sets, (worker, set) -> prepare(worker, set, parameters, from + set * columns));
    }

    private void prepare(int worker, int set, double[] parameters, int from) {
      Workspace workspace = workspaces[worker];
      workspace.prepare(parameters, from);
      for (int s = 0; s < rows.length; s++) {
        RowLayout layout = device.layout(s);
        workspace.row(s, layout, rows[s], set * layout.length());
        size[s][set] = workspace.size(s);
      }
      workspace.lastRow(device.lastLayout(), lastRows, set * device.lastLayout().length());
    }

    /** The same points for each set. */
    OpenClPoints everywhere(double[] q) {
      OpenClPoints points = points(sets * q.length);
      for (int set = 0; set < sets; set++) {
        place(set, q, points, set * q.length);
      }
      return points;
    }

    void answer(List<Together.Question> questions) {
      List<Together.Question> ordered =
          questions.stream().sorted(Comparator.comparingInt(Together.Question::set)).toList();
      OpenClPoints points = points(ordered.stream().mapToInt(a -> a.q().length).sum());
      int at = 0;
      for (Together.Question question : ordered) {
        place(question.set(), question.q(), points, at);
        at += question.q().length;
      }
      double[] theory = new double[points.count()];
      device.theory(points, theory);
      at = 0;
      for (Together.Question question : ordered) {
        System.arraycopy(theory, at, question.theory(), 0, question.q().length);
        at += question.q().length;
      }
    }

    private OpenClPoints points(int count) {
      return new OpenClPoints(
          new double[count], new int[count], new int[rows.length][2 * count], rows, lastRows);
    }

    /** The same nodes for the same blocks of q as the JVM's engine takes. */
    private void place(int set, double[] q, OpenClPoints points, int at) {
      System.arraycopy(q, 0, points.at(), at, q.length);
      java.util.Arrays.fill(points.sets(), at, at + q.length, set);
      for (int from = 0; from < q.length; from += Block.WIDTH) {
        int to = Math.min(q.length, from + Block.WIDTH);
        double most = 0;
        for (int i = from; i < to; i++) {
          most = Math.max(most, Math.abs(q[i]));
        }
        for (int s = 0; s < rows.length; s++) {
          if (model.stages().get(s).symmetry() != Symmetry.NONE) {
            int[] rule = nodes.rule(Orientations.nodes(most * size[s][set]));
            for (int i = at + from; i < at + to; i++) {
              points.rules()[s][2 * i] = rule[0];
              points.rules()[s][2 * i + 1] = rule[1];
            }
          }
        }
      }
    }
  }
}

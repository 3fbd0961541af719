package org.drumlin.engine;

import java.util.List;
import java.util.function.Supplier;
import org.drumlin.kernel.Symmetry;

/** A curve whose loops run on a device; what does not depend on q is prepared by the JVM's tape. */
final class OpenClCurve implements Curve {
  /** Sets taken at once, so that their rows stay small. */
  private static final long MOST_NUMBERS = 16L << 20;

  private final CompiledModel model;
  private final Plan plan;
  private final OpenClLoops loops;
  private final NodeTable nodes;
  private final Crew crew;
  private final Workspace[] workspaces;
  private final Supplier<Workspace> maker;
  private final Object device;

  OpenClCurve(
      CompiledModel model,
      Plan plan,
      OpenClLoops loops,
      NodeTable nodes,
      Crew crew,
      Supplier<Workspace> maker,
      Object device) {
    this.model = model;
    this.plan = plan;
    this.loops = loops;
    this.nodes = nodes;
    this.crew = crew;
    this.maker = maker;
    this.workspaces = new Workspace[crew.size()];
    this.device = device;
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
    int columns = model.columns().size();
    int most = (int) Math.clamp(MOST_NUMBERS / loops.layout().length(), 1, sets);
    for (int from = 0; from < sets; from += most) {
      int count = Math.min(most, sets - from);
      Prepared prepared = new Prepared(count, parameters, from * columns);
      double[] part = new double[count * points()];
      synchronized (device) {
        Together.smear(count, plan, prepared::answer, part);
      }
      System.arraycopy(part, 0, theory, from * points(), part.length);
    }
  }

  private Workspace workspace(int worker) {
    Workspace known = workspaces[worker];
    if (known == null) {
      known = maker.get();
      workspaces[worker] = known;
    }
    return known;
  }

  /** Some parameter sets, ready for the device. */
  private final class Prepared {
    private final double[] rows;
    private final double[] norm;
    private final double[] size;
    private final double[] scale;
    private final double[] background;

    Prepared(int sets, double[] parameters, int from) {
      int length = loops.layout().length();
      rows = new double[sets * length];
      norm = new double[sets];
      size = new double[sets];
      scale = new double[sets];
      background = new double[sets];
      int columns = model.columns().size();
      crew.run(
          sets,
          (worker, set) -> {
            Workspace workspace = workspace(worker);
            int at = from + set * columns;
            workspace.prepare(parameters, at);
            loops
                .layout()
                .fill(
                    workspace.counts(),
                    workspace.weights(),
                    workspace.numbers(),
                    rows,
                    set * length);
            norm[set] = workspace.norm();
            size[set] = workspace.size();
            scale[set] = model.scaled() ? parameters[at] : 1;
            background[set] = model.scaled() ? parameters[at + 1] : 0;
          });
    }

    void answer(List<Together.Question> questions) {
      List<Together.Question> ordered =
          questions.stream()
              .sorted(java.util.Comparator.comparingInt(Together.Question::set))
              .toList();
      int points = ordered.stream().mapToInt(question -> question.q().length).sum();
      double[] at = new double[points];
      int[] places = new int[3 * points];
      int point = 0;
      for (Together.Question question : ordered) {
        place(question, at, places, point);
        point += question.q().length;
      }
      double[][] sums = new double[1][points];
      loops.run(at, places, rows, sums);
      point = 0;
      for (Together.Question question : ordered) {
        int set = question.set();
        for (int i = 0; i < question.q().length; i++) {
          double average = sums[0][point++] / norm[set];
          question.theory()[i] =
              model.scaled() ? Math.fma(scale[set], average, background[set]) : average;
        }
      }
    }

    /** The same nodes for the same blocks of q as the JVM's engine takes. */
    private void place(Together.Question question, double[] at, int[] places, int point) {
      double[] q = question.q();
      System.arraycopy(q, 0, at, point, q.length);
      for (int from = 0; from < q.length; from += Block.WIDTH) {
        int to = Math.min(q.length, from + Block.WIDTH);
        double most = 0;
        for (int i = from; i < to; i++) {
          most = Math.max(most, Math.abs(q[i]));
        }
        int[] rule =
            model.symmetry() == Symmetry.NONE
                ? new int[2]
                : nodes.rule(Orientations.nodes(most * size[question.set()]));
        for (int i = from; i < to; i++) {
          places[3 * (point + i)] = question.set();
          places[3 * (point + i) + 1] = rule[0];
          places[3 * (point + i) + 2] = rule[1];
        }
      }
    }
  }
}

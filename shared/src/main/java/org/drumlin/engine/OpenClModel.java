package org.drumlin.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jocl.cl_kernel;

/**
 * A model on a device, for any points of any parameter sets. A launch takes as many points as the
 * pace and the memory allow; which they are does not change a result. For one thread at a time.
 */
final class OpenClModel {
  /** Points of one launch at most, whatever the pace. */
  private static final int MOST_POINTS = 1 << 20;

  /** Numbers in the rows of one launch at most. */
  private static final long MOST_NUMBERS = 16L << 20;

  private static final int MOST_SLICES = 64;

  /** A stage's kernel, and what it asks for. */
  private record Part(cl_kernel kernel, Outline outline, RowLayout layout) {}

  private final OpenClSession session;
  private final OpenClScratch scratch;
  private final List<Part> stages = new ArrayList<>();
  private final Part last;
  private final cl_kernel gather;
  private final cl_kernel squares;
  private final OpenClPace pace = new OpenClPace();

  OpenClModel(OpenClSession session, OpenClScratch scratch, CompiledModel model, boolean twice)
      throws OpenClException {
    this.session = session;
    this.scratch = scratch;
    List<OpenClPrinter.Printed> printed = new ArrayList<>();
    for (Stage stage : model.stages()) {
      printed.add(OpenClPrinter.loops("stage" + printed.size(), stage.main().outline()));
    }
    OpenClPrinter.Printed end =
        OpenClPrinter.last("theory", model.last().outline(), model.blocks(), model.stages().size());
    StringBuilder text = new StringBuilder();
    printed.forEach(p -> text.append(p.text()).append('\n'));
    String program = OpenClFunctions.program(text.append(end.text()).toString(), twice);
    String options = OpenClFunctions.options(twice);
    for (int s = 0; s < printed.size(); s++) {
      stages.add(
          new Part(
              session.kernel(program, options, printed.get(s).name()),
              model.stages().get(s).main().outline(),
              printed.get(s).layout()));
    }
    this.last =
        new Part(
            session.kernel(program, options, end.name()), model.last().outline(), end.layout());
    String sums = OpenClFunctions.sums(twice);
    this.gather = session.kernel(sums, options, "gather");
    this.squares = session.kernel(sums, options, "squares");
  }

  int stages() {
    return stages.size();
  }

  RowLayout layout(int stage) {
    return stages.get(stage).layout();
  }

  RowLayout lastLayout() {
    return last.layout();
  }

  /** How many numbers the rows of one parameter set have. */
  long numbers() {
    return last.layout().length() + stages.stream().mapToLong(p -> p.layout().length()).sum();
  }

  /**
   * @param theory filled, one for each point
   */
  void theory(OpenClPoints points, double[] theory) {
    for (int from = 0; from < points.count(); ) {
      int count = chunk(points, from, 1);
      double steps = launch(points, from, count);
      long began = System.nanoTime();
      scratch.of("theory").take(theory, from, count);
      pace.took(steps, (System.nanoTime() - began) / 1e9);
      from += count;
    }
  }

  /**
   * @param points of every set the plan's
   * @param sums filled, one for each set
   */
  void squares(OpenClPoints points, FixedPlan plan, Measured measured, double[] sums) {
    int nodes = plan.q().length;
    put(plan, measured);
    for (int from = 0; from < points.count(); ) {
      int count = chunk(points, from, nodes);
      int sets = count / nodes;
      double steps = launch(points, from, count);
      long began = System.nanoTime();
      session.launch(
          squares,
          (long) sets * OpenClSession.GROUP,
          1,
          nodes,
          plan.points(),
          scratch.of("start").memory(),
          scratch.of("column").memory(),
          scratch.of("share").memory(),
          scratch.of("theory").memory(),
          scratch.of("intensity").memory(),
          scratch.of("weights").memory(),
          scratch.of("squares").room(sets));
      scratch.of("squares").take(sums, from / nodes, sets);
      pace.took(steps, (System.nanoTime() - began) / 1e9);
      from += count;
    }
  }

  private void put(FixedPlan plan, Measured measured) {
    scratch.of("start").put(plan.start(), plan.start().length);
    scratch.of("column").put(plan.column(), plan.column().length);
    scratch.of("share").put(plan.weight(), 0, plan.weight().length);
    scratch.of("intensity").put(measured.intensity(), 0, plan.points());
    scratch.of("weights").put(measured.weights(), 0, plan.points());
  }

  /** How many points to take from there on: whole sets of {@code grain} points, at least one. */
  private int chunk(OpenClPoints points, int from, int grain) {
    double wanted = pace.steps();
    long mostSets = Math.max(1, MOST_NUMBERS / numbers());
    double steps = 0;
    int count = 0;
    while (from + count < points.count()
        && (count == 0
            || count + grain <= MOST_POINTS
                && points.sets()[from + count] - points.sets()[from] < mostSets
                && steps < wanted)) {
      for (int i = 0; i < grain; i++) {
        steps += steps(points, from + count + i);
      }
      count += grain;
    }
    return count;
  }

  private double steps(OpenClPoints points, int point) {
    double steps = 5 + last.outline().steps();
    for (int s = 0; s < stages.size(); s++) {
      Outline outline = stages.get(s).outline();
      double turns = 1;
      for (int loop = 0; loop < outline.nest().loops(); loop++) {
        turns *= turns(points, s, point, loop);
      }
      steps += turns * (5 + outline.steps());
    }
    return steps;
  }

  private double turns(OpenClPoints points, int stage, int point, int loop) {
    Part part = stages.get(stage);
    if (loop < part.outline().nest().nodeLoops()) {
      return points.rules()[stage][2 * point + 1];
    }
    int row = points.sets()[point] * part.layout().length();
    return points.rows()[stage][row + part.layout().countAt(loop)];
  }

  /** Leaves the theory of these points on the device; how many steps that takes. */
  private double launch(OpenClPoints points, int from, int count) {
    int first = points.sets()[from];
    int sets = points.sets()[from + count - 1] - first + 1;
    int[] own = Arrays.copyOfRange(points.sets(), from, from + count);
    double steps = 0;
    for (int i = 0; i < count; i++) {
      own[i] -= first;
      steps += steps(points, from + i);
    }
    session.patience(pace.limit(steps));
    scratch.of("sets").put(own, count);
    scratch.of("at").put(points.at(), from, count);
    List<Object> arguments = new ArrayList<>();
    for (int s = 0; s < stages.size(); s++) {
      arguments.add(stage(s, points, from, count, first, sets));
    }
    int length = last.layout().length();
    scratch.of("rows").put(points.lastRows(), first * length, sets * length);
    arguments.addAll(
        0,
        List.of(
            count,
            scratch.of("sets").memory(),
            scratch.of("at").memory(),
            scratch.of("rows").memory()));
    arguments.add(scratch.of("theory").room(count));
    session.launch(last.kernel(), count, 1, arguments.toArray());
    return steps;
  }

  /** Computes the sums of a stage; where they are. */
  private Object stage(int s, OpenClPoints points, int from, int count, int first, int sets) {
    Part part = stages.get(s);
    int length = part.layout().length();
    int outputs = part.outline().outputs();
    int slices = slices(s, points, from, count);
    scratch.of("stage rows").put(points.rows()[s], first * length, sets * length);
    scratch
        .of("rules")
        .put(Arrays.copyOfRange(points.rules()[s], 2 * from, 2 * (from + count)), 2 * count);
    session.launch(
        part.kernel(),
        count,
        slices,
        count,
        slices,
        scratch.of("sets").memory(),
        scratch.of("rules").memory(),
        scratch.of("at").memory(),
        scratch.of("stage rows").memory(),
        scratch.nodes(),
        scratch.of("slices").room((long) outputs * slices * count));
    Object sums = scratch.of("sums " + s).room((long) outputs * count);
    session.launch(gather, count, outputs, count, slices, scratch.of("slices").memory(), sums);
    return sums;
  }

  /** Enough work items to fill the device, where the points alone are too few. */
  private int slices(int stage, OpenClPoints points, int from, int count) {
    if (stages.get(stage).outline().nest().loops() == 0) {
      return 1;
    }
    double outermost = 1;
    for (int i = 0; i < count; i++) {
      outermost = Math.max(outermost, turns(points, stage, from + i, 0));
    }
    OpenClDevice device = session.device();
    int each = device.kind() == OpenClDevice.Kind.CPU ? 1 : 32;
    double wanted = (double) device.units() * OpenClSession.GROUP * each / count;
    return (int) Math.clamp(Math.ceil(wanted), 1, Math.min(outermost, MOST_SLICES));
  }
}

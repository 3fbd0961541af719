package org.drumlin.engine;

import java.util.ArrayList;
import java.util.List;
import org.jocl.cl_kernel;

/**
 * A model on a device, for any points of any parameter sets. A launch takes as many points as the
 * pace and the memory allow; which they are does not change a result. For one thread at a time.
 */
final class OpenClModel {
  /** Points of one launch at most, whatever the pace. */
  static final int MOST_POINTS = 1 << 20;

  private static final int MOST_SLICES = 64;

  private static final int RULES = OpenClPrinter.RULES;

  /** A stage's kernel, and what it asks for. */
  private record Part(cl_kernel kernel, Outline outline, RowLayout layout) {
    boolean oriented() {
      return outline.nest().nodeLoops() > 0;
    }

    /** Whether it asks for nodes, of orientations or of integrals. */
    boolean ruled() {
      return oriented() || outline.integrates();
    }
  }

  private final OpenClSession session;
  private final OpenClScratch scratch;
  private final NodeTable nodes;
  private final List<Part> stages = new ArrayList<>();
  private final Part last;
  private final cl_kernel gather;
  private final OpenClPace pace = new OpenClPace();

  OpenClModel(
      OpenClSession session,
      OpenClScratch scratch,
      NodeTable nodes,
      CompiledModel model,
      boolean twice)
      throws OpenClException {
    this.session = session;
    this.scratch = scratch;
    this.nodes = nodes;
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
    this.gather = session.kernel(OpenClFunctions.sums(twice), options, "gather");
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

  /** Leaves the theory at these points on the device. */
  void theory(OpenClSets sets, OpenClPoints points) {
    scratch.of("sets").keep(points.sets());
    scratch.of("at").keep(points.at());
    int[][] rules = new int[stages.size()][];
    for (int s = 0; s < rules.length; s++) {
      rules[s] = stages.get(s).ruled() ? rules(stages.get(s), s, sets, points) : new int[RULES];
      scratch.of("rules " + s).put(rules[s], rules[s].length);
      scratch.of("rows " + s).put(sets.rows()[s], 0, sets.rows()[s].length);
    }
    scratch.of("rows").put(sets.lastRows(), 0, sets.lastRows().length);
    scratch.of("theory").room(points.count());
    double[] steps = steps(sets, points, rules);
    for (int run = 0; run < points.runCount(); ) {
      int end = chunk(points, steps, run);
      session.patience(pace.limit(steps[end] - steps[run]));
      long began = System.nanoTime();
      int from = points.runs()[run];
      launch(rules, from, points.runs()[end] - from);
      session.finish();
      pace.took(steps[end] - steps[run], (System.nanoTime() - began) / 1e9);
      run = end;
    }
  }

  /** Which nodes each point takes: those that the JVM takes for such a q. */
  private int[] rules(Part part, int stage, OpenClSets sets, OpenClPoints points) {
    int[] rules = new int[RULES * points.count()];
    boolean integrates = part.outline().integrates();
    for (int run = 0; run < points.runCount(); run++) {
      double reach = points.reach()[run];
      int set = points.set(run);
      int[] turns =
          part.oriented()
              ? nodes.rule(Orientations.nodes(reach * sets.size()[stage][set]))
              : new int[2];
      int[] interval =
          integrates
              ? nodes.interval(Integrals.nodes(reach * sets.span()[stage][set]))
              : new int[2];
      for (int i = points.runs()[run]; i < points.runs()[run + 1]; i++) {
        System.arraycopy(turns, 0, rules, RULES * i, 2);
        System.arraycopy(interval, 0, rules, RULES * i + 2, 2);
      }
    }
    return rules;
  }

  /** How many steps the runs before each take. */
  private double[] steps(OpenClSets sets, OpenClPoints points, int[][] rules) {
    double[][] turns = new double[stages.size()][sets.count()];
    for (int s = 0; s < turns.length; s++) {
      for (int set = 0; set < sets.count(); set++) {
        turns[s][set] = turns(stages.get(s), sets.rows()[s], set);
      }
    }
    double[] steps = new double[points.runCount() + 1];
    for (int run = 0; run < points.runCount(); run++) {
      int from = points.runs()[run];
      double each = 5 + last.outline().steps();
      for (int s = 0; s < turns.length; s++) {
        int loops = stages.get(s).outline().nest().nodeLoops();
        double nodeTurns = loops == 0 ? 1 : Math.pow(rules[s][RULES * from + 1], loops);
        each += nodeTurns * turns[s][points.set(run)] * (5 + stages.get(s).outline().steps());
      }
      steps[run + 1] = steps[run] + each * (points.runs()[run + 1] - from);
    }
    return steps;
  }

  /** Turns of a set's loops over polydisperse parameters. */
  private static double turns(Part part, double[] rows, int set) {
    double turns = 1;
    for (int loop = part.outline().nest().nodeLoops();
        loop < part.outline().nest().loops();
        loop++) {
      turns *= rows[set * part.layout().length() + part.layout().countAt(loop)];
    }
    return turns;
  }

  /** Where the launch ends that begins with a run: at least one of them. */
  private int chunk(OpenClPoints points, double[] steps, int run) {
    double wanted = steps[run] + pace.steps();
    int end = run + 1;
    while (end < points.runCount()
        && steps[end] < wanted
        && points.runs()[end + 1] - points.runs()[run] <= MOST_POINTS) {
      end++;
    }
    return end;
  }

  private void launch(int[][] rules, int from, int count) {
    List<Object> arguments = new ArrayList<>();
    arguments.addAll(List.of(count, from, at("sets"), at("at"), at("rows")));
    for (int s = 0; s < stages.size(); s++) {
      arguments.add(stage(s, rules[s], from, count));
    }
    arguments.add(at("theory"));
    session.launch(last.kernel(), count, 1, arguments.toArray());
  }

  private Object at(String purpose) {
    return scratch.of(purpose).memory();
  }

  /** Computes the sums of a stage; where they are. */
  private Object stage(int s, int[] rules, int from, int count) {
    Part part = stages.get(s);
    int outputs = part.outline().outputs();
    int slices = slices(part, rules, from, count);
    Object parts = scratch.of("slices").room((long) outputs * slices * count);
    session.launch(
        part.kernel(),
        count,
        slices,
        count,
        from,
        slices,
        at("sets"),
        at("rules " + s),
        at("at"),
        at("rows " + s),
        scratch.nodes(),
        parts);
    Object sums = scratch.of("sums " + s).room((long) outputs * count);
    session.launch(gather, count, outputs, count, slices, parts, sums);
    return sums;
  }

  /** Enough work items to fill the device, where the points alone are too few. */
  private int slices(Part part, int[] rules, int from, int count) {
    Nest nest = part.outline().nest();
    if (nest.loops() == 0) {
      return 1;
    }
    int outermost = part.oriented() ? 1 : nest.extents()[0];
    for (int i = from; part.oriented() && i < from + count; i++) {
      outermost = Math.max(outermost, rules[RULES * i + 1]);
    }
    OpenClDevice device = session.device();
    int each = device.kind() == OpenClDevice.Kind.CPU ? 1 : 32;
    double wanted = (double) device.units() * OpenClSession.GROUP * each / count;
    return (int) Math.clamp(Math.ceil(wanted), 1, Math.min(outermost, MOST_SLICES));
  }
}

package org.drumlin.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.drumlin.kernel.FunctionDef;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.Program;
import org.drumlin.kernel.Symmetry;
import org.drumlin.model.Distribution;
import org.drumlin.model.Model;
import org.drumlin.model.ParameterInfo;
import org.drumlin.model.PolydispersityShape;
import org.jspecify.annotations.Nullable;

/** Lowers one body and its averages: to a {@link Stage}, or in line where there are none. */
final class StageBuilder {
  /** Which of the means is which, behind {@link Stage#SIZE}. */
  private static final int VOLUME = 1;

  private static final int FORM = 2;
  private static final int RADIUS = 3;

  /**
   * What an average gives, in the values of the tape that uses it.
   *
   * @param squared sum over q of F², or of the intensity itself
   * @param amplitude of F; squared's where it was not asked for
   * @param volume what the intensity is divided by: of the shell, where the body is hollow
   * @param form of the whole
   * @param radius what a structure factor sees
   */
  record Averages(Value squared, Value amplitude, Value volume, Value form, Value radius) {}

  /** A parameter of the body that is a number of the tape. */
  private record Own(String name, int column) {}

  private final Program program;
  private final boolean beta;
  private final int mode;
  private final Symmetry symmetry;
  private final int nodeLoops;
  private final List<Own> own = new ArrayList<>();
  private final Map<String, Double> whole = new HashMap<>();
  private final List<Stage.Spread> spreads = new ArrayList<>();
  private final Half main = new Half();
  private final Half means = new Half();
  private final Map<Value, Blueprint.Addend> sums = new LinkedHashMap<>();
  private final Map<Value, Blueprint.Average> numbers = new LinkedHashMap<>();
  private final List<Blueprint.Addend> addends = new ArrayList<>();
  private final List<Blueprint.Average> averages = new ArrayList<>();
  private final List<Weights.Weighting> weightings = new ArrayList<>();
  private @Nullable Value q;
  private int outputs;
  private int meanOutputs;

  /** The graph of one of the two tapes, with the values of the body's numbers. */
  private static final class Half {
    private final Graph graph = new Graph();
    private final List<Value> inputs = new ArrayList<>();
    private final Map<String, Value> names = new HashMap<>();
  }

  StageBuilder(Model.Body body, boolean beta, int mode) {
    this.program = body.program();
    this.beta = beta;
    this.mode = mode;
    this.symmetry = program.symmetry();
    this.nodeLoops = Orientations.loops(symmetry);
  }

  void whole(ParameterInfo parameter, double value) {
    whole.put(parameter.name(), value);
  }

  void parameter(
      ParameterInfo parameter, int column, int width, Optional<PolydispersityShape> shape) {
    if (shape.isPresent()) {
      spreads.add(
          new Stage.Spread(
              own.size(),
              column,
              width,
              Distribution.of(shape.get()),
              parameter.lower(),
              parameter.upper()));
    }
    own.add(new Own(parameter.name(), column));
  }

  /** Whether there is anything to average over, or to integrate. */
  boolean averages() {
    return symmetry != Symmetry.NONE || program.integrals() > 0 || !spreads.isEmpty();
  }

  /** The body's values in the tape that uses them, there being no average. */
  Averages inline(Graph graph, Value points, IntFunction<Value> column) throws ModelException {
    Map<String, Value> names = new HashMap<>();
    own.forEach(o -> names.put(o.name(), column.apply(o.column())));
    whole.forEach((name, value) -> names.put(name, graph.constant(value)));
    names.put("q", points);
    Lowering lowering = new Lowering(program, graph);
    Value f = lowering.entry(program.scattering(), names);
    Value squared = program.amplitude() ? graph.two(Op.MULTIPLY, f, f) : f;
    Value form = entry(lowering, graph, names, Program.FORM_VOLUME);
    Value volume = hollow() ? entry(lowering, graph, names, Program.SHELL_VOLUME) : form;
    return new Averages(squared, f, volume, form, radius(lowering, graph, names));
  }

  /**
   * Lowers the body to the stage's tapes.
   *
   * @param number a mean, in the tape that uses it
   * @param block a sum, in the tape that uses it
   */
  Averages lower(IntFunction<Value> number, IntFunction<Value> block) throws ModelException {
    for (int i = 0; i < Orientations.inputs(symmetry); i++) {
      main.inputs.add(main.graph.input(main.inputs.size(), 1 << i / 2, false));
    }
    inputs(main, nodeLoops);
    inputs(means, 0);
    q = main.graph.input(-1, 0, true);
    scattering(q);
    Lowering lowering = new Lowering(program, main.graph);
    Value f = lowering.entry(program.scattering(), main.names);
    Value squared = sum(f, program.amplitude(), block);
    Value amplitude = beta && program.amplitude() ? sum(f, false, block) : squared;
    Lowering numeric = new Lowering(program, means.graph);
    Value size = entry(numeric, means.graph, means.names, Program.SIZE);
    averages.add(new Blueprint.Average(size, 0, true, meanOutputs++));
    if (program.integrals() > 0) {
      Value span = entry(numeric, means.graph, means.names, Program.INTEGRAL_SPAN);
      averages.add(new Blueprint.Average(span, 0, true, Stage.SPAN));
      meanOutputs = Stage.SPAN + 1;
    }
    Value form = entry(numeric, means.graph, means.names, Program.FORM_VOLUME);
    Value shell = hollow() ? entry(numeric, means.graph, means.names, Program.SHELL_VOLUME) : form;
    Value radius = radius(numeric, means.graph, means.names);
    return new Averages(
        squared,
        amplitude,
        mean(shell, VOLUME, number),
        mean(form, FORM, number),
        mean(radius, RADIUS, number));
  }

  private void inputs(Half half, int firstLoop) {
    for (int i = 0; i < own.size(); i++) {
      int depends = 0;
      for (int k = 0; k < spreads.size(); k++) {
        depends |= spreads.get(k).input() == i ? 1 << firstLoop + k : 0;
      }
      Value input = half.graph.input(half.inputs.size(), depends, false);
      half.inputs.add(input);
      half.names.put(own.get(i).name(), input);
    }
    whole.forEach((name, value) -> half.names.put(name, half.graph.constant(value)));
  }

  /** Names the scattering vector's components. */
  private void scattering(Value points) {
    Graph graph = main.graph;
    List<Value> node = main.inputs;
    main.names.put("q", points);
    switch (symmetry) {
      case NONE -> {}
      case AXIAL -> {
        main.names.put("qc", graph.two(Op.MULTIPLY, points, node.get(0)));
        main.names.put("qab", graph.two(Op.MULTIPLY, points, node.get(1)));
      }
      case TRIAXIAL -> {
        main.names.put("qc", graph.two(Op.MULTIPLY, points, node.get(0)));
        Value a = graph.two(Op.MULTIPLY, node.get(1), node.get(2));
        Value b = graph.two(Op.MULTIPLY, node.get(1), node.get(3));
        main.names.put("qa", graph.two(Op.MULTIPLY, points, a));
        main.names.put("qb", graph.two(Op.MULTIPLY, points, b));
      }
    }
  }

  private Value sum(Value f, boolean square, IntFunction<Value> block) {
    Blueprint.Addend addend = new Blueprint.Addend(f, square, 0, outputs++);
    addends.add(addend);
    Value outside = block.apply(addend.output());
    sums.put(outside, addend);
    return outside;
  }

  private Value mean(Value value, int which, IntFunction<Value> number) {
    Blueprint.Average average = new Blueprint.Average(value, 0, false, which);
    averages.add(average);
    meanOutputs = Math.max(meanOutputs, which + 1);
    Value outside = number.apply(which);
    numbers.put(outside, average);
    return outside;
  }

  private boolean hollow() {
    return program.function(Program.SHELL_VOLUME).isPresent();
  }

  private Value entry(Lowering lowering, Graph graph, Map<String, Value> names, String entry)
      throws ModelException {
    Optional<FunctionDef> function = program.function(entry);
    return function.isPresent() ? lowering.entry(function.get(), names) : graph.constant(1);
  }

  private Value radius(Lowering lowering, Graph graph, Map<String, Value> names)
      throws ModelException {
    if (mode == 0) {
      return graph.constant(1);
    }
    Map<String, Value> withMode = new HashMap<>(names);
    withMode.put("mode", graph.constant(mode));
    return entry(lowering, graph, withMode, Program.RADIUS_EFFECTIVE);
  }

  /**
   * Adds what the derivatives with respect to a column take; each sum and mean with its derivative,
   * in the values of the tape that uses them.
   */
  Map<Value, Value> derivative(int column, IntFunction<Value> number, IntFunction<Value> block) {
    Map<Value, Value> known = new HashMap<>();
    for (int i = 0; i < own.size(); i++) {
      Optional<Integer> spread = spreadOf(i);
      boolean center = own.get(i).column() == column;
      boolean width = spread.isPresent() && spreads.get(spread.get()).widthColumn() == column;
      if (center || width) {
        by(i, spread, center, number, block, known);
      }
    }
    return known;
  }

  private Optional<Integer> spreadOf(int input) {
    for (int k = 0; k < spreads.size(); k++) {
      if (spreads.get(k).input() == input) {
        return Optional.of(k);
      }
    }
    return Optional.empty();
  }

  private void by(
      int input,
      Optional<Integer> spread,
      boolean center,
      IntFunction<Value> number,
      IntFunction<Value> block,
      Map<Value, Value> known) {
    int point =
        spread
            .map(k ->
                weighting(
                    k, center ? Weights.Factor.POINT_BY_CENTER : Weights.Factor.POINT_BY_WIDTH))
            .orElse(0);
    int weight =
        spread
            .filter(k -> !center)
            .map(k -> weighting(k, Weights.Factor.WEIGHT_BY_WIDTH))
            .orElse(-1);
    Value ownMain = main.inputs.get(Orientations.inputs(symmetry) + input);
    Slopes slopes = new Slopes(main.graph, Map.of(ownMain, main.graph.constant(1)));
    sums.forEach((outside, sum) -> {
      Value slope = slopes.of(sum.value());
      if (sum.squared()) {
        Value product = main.graph.two(Op.MULTIPLY, sum.value(), slope);
        slope = main.graph.two(Op.MULTIPLY, main.graph.constant(2), product);
      }
      int output = outputs++;
      addends.add(new Blueprint.Addend(slope, false, point, output));
      if (weight >= 0) {
        addends.add(new Blueprint.Addend(sum.value(), sum.squared(), weight, output));
      }
      known.put(outside, block.apply(output));
    });
    Value ownMeans = means.inputs.get(input);
    Slopes numeric = new Slopes(means.graph, Map.of(ownMeans, means.graph.constant(1)));
    numbers.forEach((outside, mean) -> {
      int output = meanOutputs++;
      averages.add(new Blueprint.Average(numeric.of(mean.value()), point, false, output));
      if (weight >= 0) {
        averages.add(new Blueprint.Average(mean.value(), weight, false, output));
      }
      known.put(outside, number.apply(output));
    });
  }

  private int weighting(int spread, Weights.Factor factor) {
    Weights.Weighting weighting = new Weights.Weighting(spread, factor);
    int known = weightings.indexOf(weighting);
    if (known < 0) {
      known = weightings.size();
      weightings.add(weighting);
    }
    return known + 1;
  }

  /** The stage, after all that is wanted of it has been asked for. */
  Stage build(Kernels kernels) {
    int[] points = spreads.stream().mapToInt(s -> s.distribution().points()).toArray();
    int[] extents = new int[nodeLoops + points.length];
    System.arraycopy(points, 0, extents, nodeLoops, points.length);
    Tape mainTape =
        new Assembler(kernels, extents, nodeLoops, main.graph.constant(1))
            .assemble(
                new Blueprint(
                    main.inputs,
                    List.of(java.util.Objects.requireNonNull(q)),
                    addends,
                    outputs,
                    List.of(),
                    List.of()));
    Tape meansTape =
        new Assembler(kernels, points, 0, means.graph.constant(1))
            .assemble(new Blueprint(means.inputs, List.of(), List.of(), 0, averages, List.of()));
    return new Stage(
        mainTape,
        meansTape,
        own.stream().mapToInt(Own::column).toArray(),
        List.copyOf(spreads),
        List.copyOf(weightings),
        symmetry);
  }
}

package org.drumlin.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.kernel.FunctionDef;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.Program;
import org.drumlin.kernel.Symmetry;
import org.drumlin.model.Distribution;
import org.drumlin.model.Model;
import org.drumlin.model.ParameterInfo;
import org.drumlin.model.PolydispersityShape;

/**
 * A model lowered to a tape, with what is needed to feed it.
 *
 * @param columns names of a parameter set's columns
 * @param sources column of each parameter that is an input of the tape, in the inputs' order
 * @param spreads of the polydisperse inputs, in the order of their loops
 * @param scaled whether scale (column 0) and background (column 1) apply around the tape
 */
record CompiledModel(
    Tape tape,
    List<String> columns,
    int[] sources,
    List<Spread> spreads,
    Symmetry symmetry,
    boolean scaled) {

  /**
   * A polydisperse parameter.
   *
   * @param input which of the tape's inputs
   * @param column of its centre
   * @param widthColumn of its width
   */
  record Spread(
      int input,
      int column,
      int widthColumn,
      Distribution distribution,
      double lower,
      double upper) {}

  static CompiledModel of(
      Model.Body model,
      Map<String, PolydispersityShape> polydispersity,
      Map<String, Double> whole,
      Kernels kernels)
      throws ModelException {
    return new Compiler(model, polydispersity, whole).compile(kernels);
  }

  /** The state of one compilation. */
  private static final class Compiler {
    private final Model.Body model;
    private final Symmetry symmetry;
    private final int nodeLoops;
    private final Graph graph = new Graph();
    private final List<String> columns = new ArrayList<>();
    private final List<Value> inputs = new ArrayList<>();
    private final List<Integer> sources = new ArrayList<>();
    private final List<Spread> spreads = new ArrayList<>();
    private final Map<String, Value> names = new HashMap<>();
    private final Map<String, PolydispersityShape> shapes;
    private final Map<String, Double> whole;

    Compiler(Model.Body model, Map<String, PolydispersityShape> shapes, Map<String, Double> whole) {
      this.model = model;
      this.shapes = shapes;
      this.whole = whole;
      this.symmetry = model.program().symmetry();
      this.nodeLoops = Orientations.loops(symmetry);
    }

    CompiledModel compile(Kernels kernels) throws ModelException {
      parameters();
      Value q = scattering();
      Program program = model.program();
      Lowering lowering = new Lowering(program, graph);
      Value intensity = lowering.entry(program.scattering(), names);
      boolean hollow = program.function(Program.SHELL_VOLUME).isPresent();
      Value volume = optional(lowering, hollow ? Program.SHELL_VOLUME : Program.FORM_VOLUME);
      Value size = optional(lowering, Program.SIZE);
      int[] extents = new int[nodeLoops + spreads.size()];
      for (int i = 0; i < spreads.size(); i++) {
        extents[nodeLoops + i] = spreads.get(i).distribution().points();
      }
      Tape tape =
          new Assembler(kernels, extents, nodeLoops)
              .assemble(inputs, q, intensity, program.amplitude(), volume, size, graph.constant(1));
      int[] columnOf = sources.stream().mapToInt(Integer::intValue).toArray();
      return new CompiledModel(
          tape, List.copyOf(columns), columnOf, List.copyOf(spreads), symmetry, model.scaled());
    }

    private void parameters() {
      List<ParameterInfo> parameters = model.info().parameters();
      for (ParameterInfo parameter : parameters) {
        if (parameter.kind() != ParameterInfo.Kind.WHOLE) {
          columns.add(parameter.name());
        }
      }
      for (String name : shapes.keySet()) {
        ParameterInfo known =
            model
                .info()
                .parameter(name)
                .orElseThrow(() -> new IllegalArgumentException("no parameter " + name));
        if (!known.polydisperse()) {
          throw new IllegalArgumentException(name + " has no distribution");
        }
      }
      for (int i = model.scaled() ? 2 : 0; i < parameters.size(); i++) {
        ParameterInfo parameter = parameters.get(i);
        Optional<PolydispersityShape> shape = Optional.ofNullable(shapes.get(parameter.name()));
        if (parameter.kind() == ParameterInfo.Kind.WHOLE) {
          names.put(
              parameter.name(),
              graph.constant(whole.getOrDefault(parameter.name(), parameter.defaultValue())));
          continue;
        }
        int depends = shape.isPresent() ? 1 << nodeLoops + spreads.size() : 0;
        Value input = graph.input(inputs.size(), depends, false);
        shape.ifPresent(s -> spread(parameter, s));
        inputs.add(input);
        sources.add(columns.indexOf(parameter.name()));
        names.put(parameter.name(), input);
      }
    }

    private void spread(ParameterInfo parameter, PolydispersityShape shape) {
      spreads.add(
          new Spread(
              inputs.size(),
              columns.indexOf(parameter.name()),
              columns.size(),
              Distribution.of(shape),
              parameter.lower(),
              parameter.upper()));
      columns.add(parameter.name() + "_pd");
    }

    /** Names the scattering vector's components; returns q. */
    private Value scattering() {
      int numbers = Orientations.inputs(symmetry);
      Value[] node = new Value[numbers];
      for (int i = 0; i < numbers; i++) {
        node[i] = graph.input(inputs.size(), 1 << i / 2, false);
        inputs.add(node[i]);
      }
      Value q = graph.input(inputs.size(), 0, true);
      names.put("q", q);
      switch (symmetry) {
        case NONE -> {}
        case AXIAL -> {
          names.put("qc", graph.two(Op.MULTIPLY, q, node[0]));
          names.put("qab", graph.two(Op.MULTIPLY, q, node[1]));
        }
        case TRIAXIAL -> {
          names.put("qc", graph.two(Op.MULTIPLY, q, node[0]));
          Value a = graph.two(Op.MULTIPLY, node[1], node[2]);
          Value b = graph.two(Op.MULTIPLY, node[1], node[3]);
          names.put("qa", graph.two(Op.MULTIPLY, q, a));
          names.put("qb", graph.two(Op.MULTIPLY, q, b));
        }
      }
      return q;
    }

    private Value optional(Lowering lowering, String entry) throws ModelException {
      Optional<FunctionDef> function = model.program().function(entry);
      return function.isPresent() ? lowering.entry(function.get(), names) : graph.constant(1);
    }
  }
}

package org.drumlin.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Model;
import org.drumlin.model.ParameterInfo;
import org.drumlin.model.PolydispersityShape;

/**
 * Lowers a model to tapes: each body that is averaged becomes a {@link Stage}; what is put around
 * the averages, and the bodies that need none, become the last tape.
 */
final class ModelCompiler {
  private static final String WIDTH = "_pd";

  private final CurveSpec spec;
  private final Graph graph = new Graph();
  private final List<String> columns = new ArrayList<>();
  private final Map<String, Value> columnValues = new HashMap<>();
  private final List<Value> numbers = new ArrayList<>();
  private final List<CompiledModel.Source> numberSources = new ArrayList<>();
  private final List<Value> blocks = new ArrayList<>();
  private final List<CompiledModel.Source> blockSources = new ArrayList<>();
  private final List<StageBuilder> stages = new ArrayList<>();
  private final Value q;

  ModelCompiler(CurveSpec spec) {
    this.spec = spec;
    this.q = block(CompiledModel.Source.OUTSIDE, 0);
    layOut();
  }

  CompiledModel compile(Kernels kernels, List<String> wanted) throws ModelException {
    List<Value> results = new ArrayList<>();
    Value theory = theory(spec.model());
    results.add(theory);
    for (String column : wanted) {
      results.add(derivative(theory, column));
    }
    Blueprint blueprint = new Blueprint(numbers, blocks, List.of(), 0, List.of(), results);
    Tape last = new Assembler(kernels, new int[0], 0, graph.constant(1)).assemble(blueprint);
    List<Stage> made = stages.stream().map(s -> s.build(kernels)).toList();
    return new CompiledModel(
        List.copyOf(columns), made, last, List.copyOf(numberSources), List.copyOf(blockSources));
  }

  /** Columns: every parameter but the WHOLE ones, then the widths. */
  private void layOut() {
    for (ParameterInfo parameter : spec.model().info().parameters()) {
      if (parameter.kind() != ParameterInfo.Kind.WHOLE) {
        columns.add(parameter.name());
      }
    }
    for (String name : spec.polydispersity().keySet()) {
      ParameterInfo known =
          spec.model()
              .info()
              .parameter(name)
              .orElseThrow(() -> new IllegalArgumentException("no parameter " + name));
      if (!known.polydisperse()) {
        throw new IllegalArgumentException(name + " has no distribution");
      }
    }
    for (ParameterInfo parameter : spec.model().info().parameters()) {
      if (spec.polydispersity().containsKey(parameter.name())) {
        columns.add(parameter.name() + WIDTH);
      }
    }
  }

  /** The whole: scale and background around the intensity, where the model has them. */
  private Value theory(Model model) throws ModelException {
    Value intensity = intensity(model, UnaryOperator.identity());
    if (model instanceof Model.Body body && !body.scaled()) {
      return intensity;
    }
    Value scaled = graph.two(Op.MULTIPLY, column("scale"), intensity);
    return graph.two(Op.ADD, scaled, column("background"));
  }

  private Value intensity(Model model, UnaryOperator<String> names) throws ModelException {
    return switch (model) {
      case Model.Body body -> {
        StageBuilder.Averages a = averages(body, names, false, 0);
        yield divided(a.squared(), a.volume());
      }
      case Model.Mixture mixture -> mixture(mixture, names);
      case Model.Interacting pair -> interacting(pair, names);
    };
  }

  /** A sum over q by a number: the number's inverse is a factor, which joins other factors. */
  private Value divided(Value sum, Value number) {
    return graph.two(Op.MULTIPLY, graph.two(Op.DIVIDE, graph.constant(1), number), sum);
  }

  private Value mixture(Model.Mixture mixture, UnaryOperator<String> names) throws ModelException {
    Op op = mixture.product() ? Op.MULTIPLY : Op.ADD;
    Value whole = graph.constant(mixture.product() ? 1 : 0);
    boolean first = true;
    for (Model.Part part : mixture.parts()) {
      Value value =
          intensity(part.model(), name -> names.apply(part.names().getOrDefault(name, name)));
      if (part.scale().isPresent()) {
        value = graph.two(Op.MULTIPLY, column(names.apply(part.scale().get())), value);
      }
      whole = first ? value : graph.two(op, whole, value);
      first = false;
    }
    return whole;
  }

  /**
   * Decoupled: phi/V F² S; with the beta approximation (Kotlarchyk & Chen, J. Chem. Phys. 79 (1983)
   * 2461): phi/V (F² + <F>² (S - 1)). A form with a volfraction of its own is on absolute scale
   * already. S sees the volume fraction of the outer bodies.
   */
  private Value interacting(Model.Interacting pair, UnaryOperator<String> names)
      throws ModelException {
    boolean beta = whole(Model.Interacting.STRUCTURE_FACTOR_MODE, names, 0) > 0;
    int mode = (int) whole(Model.Interacting.RADIUS_EFFECTIVE_MODE, names, 0);
    StageBuilder.Averages form = averages(pair.form(), names, beta, mode);
    Value phi = column(names.apply(Model.Interacting.VOLUME_FRACTION));
    Map<String, Value> inner = new HashMap<>();
    for (ParameterInfo parameter : pair.structure().info().parameters()) {
      String outer = pair.names().getOrDefault(parameter.name(), parameter.name());
      if (parameter.kind() == ParameterInfo.Kind.WHOLE) {
        double value = whole(outer, names, parameter.defaultValue());
        inner.put(parameter.name(), graph.constant(value));
      } else if (columns.contains(names.apply(outer))) {
        inner.put(parameter.name(), column(names.apply(outer)));
      }
    }
    if (mode > 0) {
      inner.put(Model.Interacting.RADIUS_EFFECTIVE, form.radius());
    }
    Value ratio = graph.two(Op.DIVIDE, form.form(), form.volume());
    inner.put(Model.Interacting.VOLUME_FRACTION, graph.two(Op.MULTIPLY, phi, ratio));
    inner.put("q", q);
    Value s =
        new Lowering(pair.structure().program(), graph)
            .entry(pair.structure().program().scattering(), inner);
    Value together =
        beta
            ? graph.two(Op.ADD, form.squared(), correlated(form.amplitude(), s))
            : graph.two(Op.MULTIPLY, form.squared(), s);
    Value intensity = divided(together, form.volume());
    boolean absolute = pair.form().info().parameter(Model.Interacting.VOLUME_FRACTION).isPresent();
    return absolute ? intensity : graph.two(Op.MULTIPLY, phi, intensity);
  }

  private Value correlated(Value amplitude, Value s) {
    Value square = graph.two(Op.MULTIPLY, amplitude, amplitude);
    return graph.two(Op.MULTIPLY, square, graph.two(Op.SUBTRACT, s, graph.constant(1)));
  }

  /** The averages of a body, in the last tape's values. */
  private StageBuilder.Averages averages(
      Model.Body body, UnaryOperator<String> names, boolean beta, int mode) throws ModelException {
    StageBuilder builder = new StageBuilder(body, beta, mode);
    for (ParameterInfo parameter : body.info().parameters()) {
      String outer = names.apply(parameter.name());
      if (body.scaled()
          && (parameter.name().equals("scale") || parameter.name().equals("background"))) {
        continue;
      }
      if (parameter.kind() == ParameterInfo.Kind.WHOLE) {
        builder.whole(parameter, whole(parameter.name(), names, parameter.defaultValue()));
      } else {
        Optional<PolydispersityShape> shape =
            Optional.ofNullable(spec.polydispersity().get(outer))
                .filter(s -> parameter.kind() != ParameterInfo.Kind.ORIENTATION);
        builder.parameter(parameter, columns.indexOf(outer), columns.indexOf(outer + WIDTH), shape);
      }
    }
    if (!builder.averages()) {
      return builder.inline(graph, q, c -> column(columns.get(c)));
    }
    int stage = stages.size();
    stages.add(builder);
    return builder.lower(k -> number(stage, k), k -> block(stage, k));
  }

  private double whole(String name, UnaryOperator<String> names, double otherwise) {
    String outer = names.apply(name);
    double usual =
        spec.model().info().parameter(outer).map(ParameterInfo::defaultValue).orElse(otherwise);
    return spec.whole().getOrDefault(outer, usual);
  }

  private Value column(String name) {
    return columnValues.computeIfAbsent(
        name,
        n -> {
          int column = columns.indexOf(n);
          if (column < 0) {
            throw new IllegalArgumentException("no parameter " + n);
          }
          return number(CompiledModel.Source.OUTSIDE, column);
        });
  }

  private Value number(int stage, int index) {
    Value input = graph.input(2 * numbers.size(), 0, false);
    numbers.add(input);
    numberSources.add(new CompiledModel.Source(stage, index));
    return input;
  }

  private Value block(int stage, int index) {
    Value input = graph.input(2 * blocks.size() + 1, 0, true);
    blocks.add(input);
    blockSources.add(new CompiledModel.Source(stage, index));
    return input;
  }

  private Value derivative(Value theory, String column) throws ModelException {
    Map<Value, Value> known = new HashMap<>();
    Value own = columnValues.get(column);
    if (own != null) {
      known.put(own, graph.constant(1));
    }
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException("no parameter " + column);
    }
    for (int s = 0; s < stages.size(); s++) {
      int stage = s;
      known.putAll(stages.get(s).derivative(index, k -> number(stage, k), k -> block(stage, k)));
    }
    return new Slopes(graph, known).of(theory);
  }
}

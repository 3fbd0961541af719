package org.drumlin.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drumlin.kernel.FunctionDef;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.Program;
import org.drumlin.model.Model;
import org.drumlin.model.ParameterInfo;

/**
 * The scattering length density of a model along z, ready to evaluate again and again: what is
 * drawn beside the curve. For one caller at a time.
 */
public final class Profile {
  /** Fewest points that show a beginning and an end. */
  public static final int FEWEST_POINTS = 2;

  private final List<ParameterInfo> columns = new ArrayList<>();
  private final boolean imaginary;
  private final TapeRun run;

  private Profile(Model.Body model, Map<String, Double> whole) throws ModelException {
    Graph graph = new Graph();
    Map<String, Value> names = new HashMap<>();
    List<Value> inputs = new ArrayList<>();
    for (ParameterInfo parameter : model.info().parameters()) {
      Value value;
      if (parameter.kind() == ParameterInfo.Kind.WHOLE) {
        value = graph.constant(whole.getOrDefault(parameter.name(), parameter.defaultValue()));
      } else {
        value = graph.input(inputs.size(), 0, false);
        inputs.add(value);
        columns.add(parameter);
      }
      names.put(parameter.name(), value);
    }
    Value fraction = graph.input(inputs.size(), 0, true);
    Program program = model.program();
    Lowering lowering = new Lowering(program, graph);
    Value start = lowering.entry(entry(program, Program.PROFILE_START), names);
    Value end = lowering.entry(entry(program, Program.PROFILE_END), names);
    Value way = graph.two(Op.MULTIPLY, fraction, graph.two(Op.SUBTRACT, end, start));
    Value z = graph.two(Op.ADD, start, way);
    names.put("z", z);
    List<Value> results = new ArrayList<>();
    results.add(z);
    results.add(lowering.entry(entry(program, Program.PROFILE), names));
    this.imaginary = program.function(Program.PROFILE_IMAGINARY).isPresent();
    if (imaginary) {
      results.add(lowering.entry(entry(program, Program.PROFILE_IMAGINARY), names));
    }
    Kernels kernels = new PlainKernels();
    Tape tape =
        new Assembler(kernels, new int[0], 0, graph.constant(1))
            .assemble(new Blueprint(inputs, List.of(fraction), List.of(), 0, List.of(), results));
    this.run = new TapeRun(tape, kernels, new GaussLegendre(), Weights.none());
  }

  /**
   * Makes a model's profile ready.
   *
   * @param whole values of the model's WHOLE parameters; those left out have their defaults
   * @throws ModelException when the profile is too large once its loops are written out
   * @throws IllegalArgumentException where the model has none: see {@link
   *     org.drumlin.model.ModelInfo#profile}
   */
  public static Profile of(Model.Body model, Map<String, Double> whole) throws ModelException {
    if (model.program().function(Program.PROFILE).isEmpty()) {
      throw new IllegalArgumentException(model.info().name() + " has no profile");
    }
    return new Profile(model, whole);
  }

  private static FunctionDef entry(Program program, String name) {
    return program
        .function(name)
        .orElseThrow(() -> new IllegalStateException("a profile without " + name));
  }

  /**
   * A profile.
   *
   * @param z Angstrom, rising in equal steps; NaN, like the rest, where the parameters make no
   *     sense
   * @param sld 1e-6/Angstrom^2
   * @param isld its imaginary part, where the model has one; empty where not
   */
  public record Points(double[] z, double[] sld, double[] isld) {}

  /**
   * The profile for a parameter set.
   *
   * @param count how many points, the first at its start, the last at its end; at least 2
   * @param parameters by their names; those left out have their defaults
   */
  public Points points(int count, Map<String, Double> parameters) {
    if (count < FEWEST_POINTS) {
      throw new IllegalArgumentException("a profile has at least 2 points, not " + count);
    }
    for (int i = 0; i < columns.size(); i++) {
      ParameterInfo parameter = columns.get(i);
      run.number(i, parameters.getOrDefault(parameter.name(), parameter.defaultValue()));
    }
    run.before();
    double[][] results = new double[imaginary ? 3 : 2][count];
    for (int from = 0; from < count; from += Block.WIDTH) {
      part(from, Math.min(Block.WIDTH, count - from), count - 1, results);
    }
    return new Points(results[0], results[1], imaginary ? results[2] : new double[0]);
  }

  private void part(int from, int count, double last, double[][] results) {
    double[] blocks = run.blocks();
    int at = run.blockInput(0);
    int n = Block.padded(count);
    for (int i = 0; i < n; i++) {
      blocks[at + i] = Math.min(from + i, last) / last;
    }
    run.run(n);
    for (int k = 0; k < results.length; k++) {
      int base = run.tape().results().get(k).base();
      System.arraycopy(blocks, base, results[k], from, count);
    }
  }
}

package org.drumlin.engine;

import java.util.List;
import org.drumlin.kernel.ModelException;

/**
 * A model as tapes: averages, and a last tape that makes the theory of them.
 *
 * @param columns names of a parameter set's columns
 * @param stages the averages; none for a model without
 * @param last without loops; its blocks are q and the stages' sums, its results the theory, then
 *     its derivatives
 * @param numbers where the last tape's numbers come from, in their order
 * @param blocks where its blocks come from, q first
 */
record CompiledModel(
    List<String> columns,
    List<Stage> stages,
    Tape last,
    List<Source> numbers,
    List<Source> blocks) {

  /**
   * Where something comes from: the means or the sums of a stage; outside of it, a column or q.
   *
   * @param stage -1 for a column or q
   * @param index which of them
   */
  record Source(int stage, int index) {
    static final int OUTSIDE = -1;
  }

  /** The theory alone. */
  static CompiledModel of(CurveSpec spec, Kernels kernels) throws ModelException {
    return new ModelCompiler(spec).compile(kernels, List.of());
  }

  /** The theory, and its derivatives with respect to these columns. */
  static CompiledModel withDerivatives(CurveSpec spec, Kernels kernels, List<String> wanted)
      throws ModelException {
    return new ModelCompiler(spec).compile(kernels, wanted);
  }
}

package org.drumlin.engine;

import java.util.List;
import org.drumlin.kernel.ModelException;

/**
 * A theory and its derivatives on a tape of their own. Compiled when a method asks for them, for a
 * sampler never does.
 */
final class TapeDerivatives implements Curve.Derivatives {
  private final Plan plan;
  private final Workspace workspace;
  private final int wanted;

  TapeDerivatives(
      CurveSpec spec, Plan plan, Kernels kernels, GaussLegendre rules, List<String> wanted)
      throws ModelException {
    this.plan = plan;
    this.workspace =
        new Workspace(CompiledModel.withDerivatives(spec, kernels, wanted), kernels, rules);
    this.wanted = wanted.size();
  }

  @Override
  public void evaluate(double[] parameters, double[] theory, double[] derivatives) {
    int points = plan.points();
    workspace.prepare(parameters, 0);
    double[][] curves = new double[1 + wanted][points];
    plan.evaluateAll(workspace::evaluateAll, curves, 0);
    System.arraycopy(curves[0], 0, theory, 0, points);
    for (int k = 0; k < wanted; k++) {
      System.arraycopy(curves[k + 1], 0, derivatives, k * points, points);
    }
  }
}

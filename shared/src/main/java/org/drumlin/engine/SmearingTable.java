package org.drumlin.engine;

import java.util.List;
import java.util.function.UnaryOperator;
import org.drumlin.data.Resolution;

/**
 * A resolution as numbers that another program can apply: the smeared theory at point {@code
 * point[k]} is the sum of {@code weight[k]} times the theory at {@code q[k]}. Entries of a point
 * stand together; the arrays have one length.
 *
 * @param point numbered from 0 in the data's order
 * @param q where the theory is needed, 1/Angstrom
 */
public record SmearingTable(int[] point, double[] q, double[] weight) {

  /**
   * Lays out the nodes that a theory needs, each stretch of q halved once more, so that theories
   * near it are served too.
   *
   * @param q the data's points
   * @param theory the unsmeared theory at given places of q, 1/Angstrom
   */
  public static SmearingTable of(
      double[] q, Resolution resolution, UnaryOperator<double[]> theory) {
    Plan plan = Plan.of(q, resolution, new GaussLegendre());
    FixedPlan fixed =
        plan.fixed(
            List.of(
                (at, values) -> System.arraycopy(theory.apply(at), 0, values, 0, values.length)));
    int[] point = new int[fixed.weight().length];
    double[] nodes = new double[point.length];
    for (int p = 0; p < fixed.points(); p++) {
      for (int k = fixed.start()[p]; k < fixed.start()[p + 1]; k++) {
        point[k] = p;
        nodes[k] = fixed.q()[fixed.column()[k]];
      }
    }
    return new SmearingTable(point, nodes, fixed.weight());
  }
}

package org.drumlin.engine;

import java.util.ArrayList;
import java.util.Arrays;
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
  /** The nodes serve theories that change with q so much faster. */
  private static final double FASTER = 1.5;

  /** Columns read off in one go. */
  private static final int CHUNK = 256;

  /**
   * Lays out the nodes that a theory needs, and the theory of a body half as large again.
   *
   * @param q the data's points
   * @param theory the unsmeared theory at given places of q, 1/Angstrom
   */
  public static SmearingTable of(
      double[] q, Resolution resolution, UnaryOperator<double[]> theory) {
    Plan plan = Plan.of(q, resolution, new GaussLegendre());
    List<double[]> nodes = new ArrayList<>();
    List<double[]> guides = new ArrayList<>();
    plan.evaluateAll(
        (at, curves) -> {
          double[] guide = guide(at, theory);
          System.arraycopy(guide, 0, curves[0], 0, guide.length);
          nodes.add(at.clone());
          guides.add(guide);
        },
        new double[1][q.length],
        0);
    double[] all = nodes.stream().flatMapToDouble(Arrays::stream).toArray();
    double[][] columns = new double[all.length][];
    for (int from = 0; from < all.length; from += CHUNK) {
      double[][] unit = units(plan, guides, q.length, from, Math.min(CHUNK, all.length - from));
      System.arraycopy(unit, 0, columns, from, unit.length);
    }
    return sparse(all, columns, q.length);
  }

  private static double[] guide(double[] q, UnaryOperator<double[]> theory) {
    double[] guide = theory.apply(q);
    double[] faster = theory.apply(Arrays.stream(q).map(x -> FASTER * x).toArray());
    for (int i = 0; i < guide.length; i++) {
      guide[i] += faster[i];
    }
    return guide;
  }

  /**
   * What each point sees of some nodes: curves that are 1 at one node and 0 at all others, taken
   * through the plan beside the guide that chose the nodes.
   */
  private static double[][] units(
      Plan plan, List<double[]> guides, int points, int from, int count) {
    double[][] smeared = new double[1 + count][points];
    int[] turn = new int[2];
    plan.evaluateAll(
        (at, curves) -> {
          System.arraycopy(guides.get(turn[0]++), 0, curves[0], 0, at.length);
          for (int k = 0; k < count; k++) {
            int i = from + k - turn[1];
            if (i >= 0 && i < at.length) {
              curves[1 + k][i] = 1;
            }
          }
          turn[1] += at.length;
        },
        smeared,
        0);
    return Arrays.copyOfRange(smeared, 1, 1 + count);
  }

  private static SmearingTable sparse(double[] nodes, double[][] columns, int points) {
    int[] point = new int[64];
    int[] column = new int[64];
    int entries = 0;
    for (int p = 0; p < points; p++) {
      for (int c = 0; c < nodes.length; c++) {
        if (columns[c][p] == 0) {
          continue;
        }
        if (entries == point.length) {
          point = Arrays.copyOf(point, 2 * entries);
          column = Arrays.copyOf(column, 2 * entries);
        }
        point[entries] = p;
        column[entries++] = c;
      }
    }
    double[] q = new double[entries];
    double[] weight = new double[entries];
    for (int k = 0; k < entries; k++) {
      q[k] = nodes[column[k]];
      weight[k] = columns[column[k]][point[k]];
    }
    return new SmearingTable(Arrays.copyOf(point, entries), q, weight);
  }
}

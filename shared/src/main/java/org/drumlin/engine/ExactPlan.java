package org.drumlin.engine;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** No resolution: the data's own q, sorted so that a block has similar ones. */
final class ExactPlan implements Plan {
  private final int[] order;
  private final double[] sorted;

  ExactPlan(double[] q) {
    this.order =
        IntStream.range(0, q.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> q[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.sorted = IntStream.of(order).mapToDouble(i -> q[i]).toArray();
  }

  @Override
  public int points() {
    return order.length;
  }

  @Override
  public void evaluateAll(Theories theories, double[][] smeared, int from) {
    double[][] values = new double[smeared.length][sorted.length];
    theories.at(sorted, values);
    for (int c = 0; c < smeared.length; c++) {
      for (int i = 0; i < sorted.length; i++) {
        smeared[c][from + order[i]] = values[c][i];
      }
    }
  }

  @Override
  public FixedPlan fixed(List<Theory> probes) {
    FixedPlan.Builder builder = new FixedPlan.Builder(order.length);
    int first = builder.nodes(sorted);
    for (int i = 0; i < order.length; i++) {
      builder.add(order[i], first + i, 1);
    }
    return builder.build();
  }
}

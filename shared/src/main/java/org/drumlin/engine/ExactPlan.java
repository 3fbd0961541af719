package org.drumlin.engine;

import java.util.Comparator;
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
  public void evaluate(Theory theory, double[] smeared, int from) {
    double[] values = new double[sorted.length];
    theory.at(sorted, values);
    for (int i = 0; i < values.length; i++) {
      smeared[from + order[i]] = values[i];
    }
  }
}

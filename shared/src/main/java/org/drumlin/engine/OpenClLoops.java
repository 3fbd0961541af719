package org.drumlin.engine;

import java.util.Arrays;
import org.jocl.cl_kernel;

/** The loops of one model on a device, for any points of any parameter sets. For one thread. */
final class OpenClLoops {
  /** Points of one launch at most, whatever the pace. */
  private static final int MOST_POINTS = 1 << 20;

  /** Bytes of rows in one launch at most. */
  private static final long MOST_ROWS = 128L << 20;

  private static final int MOST_SLICES = 64;

  private final OpenClSession session;
  private final cl_kernel loops;
  private final cl_kernel gather;
  private final RowLayout layout;
  private final Outline outline;
  private final NodeTable nodes;
  private final OpenClMemory placesMemory;
  private final OpenClMemory atMemory;
  private final OpenClMemory rowsMemory;
  private final OpenClMemory nodesMemory;
  private final OpenClMemory sumsMemory;
  private final OpenClMemory outMemory;
  private final OpenClPace pace = new OpenClPace();
  private final int statements;
  private int nodesThere;

  OpenClLoops(
      OpenClSession session, boolean twice, Outline outline, NodeTable nodes, String options)
      throws OpenClException {
    this.session = session;
    this.outline = outline;
    this.nodes = nodes;
    OpenClPrinter.Printed printed = OpenClPrinter.loops("average", outline);
    String text = OpenClFunctions.text(twice) + printed.text() + '\n' + GATHER;
    this.layout = printed.row();
    this.loops = session.kernel(text, options, "average");
    this.gather = session.kernel(text, options, "gather");
    this.statements =
        5
            + outline.groups().stream()
                .filter(g -> !g.place().before())
                .mapToInt(g -> g.values().size())
                .sum();
    this.placesMemory = new OpenClMemory(session, twice);
    this.atMemory = new OpenClMemory(session, twice);
    this.rowsMemory = new OpenClMemory(session, twice);
    this.nodesMemory = new OpenClMemory(session, twice);
    this.sumsMemory = new OpenClMemory(session, twice);
    this.outMemory = new OpenClMemory(session, twice);
  }

  /** Adds up the slices. */
  private static final String GATHER =
      """
      kernel void gather(const int points, const int slices, global const real *restrict sums,
          global real *restrict averages) {
        const int point = get_global_id(0);
        const int output = get_global_id(1);
        if (point >= points) {
          return;
        }
        real sum = 0, lost = 0;
        for (int slice = 0; slice < slices; slice++) {
          ADD(sum, lost, (real) 1, sums[((size_t) output * slices + slice) * points + point]);
        }
        averages[(size_t) output * points + point] = sum;
      }
      """;

  RowLayout layout() {
    return layout;
  }

  /**
   * Computes the sums of some points.
   *
   * @param at q of each point
   * @param places set, first node and number of nodes of each point; sets do not fall
   * @param rows of all sets
   * @param sums filled: outputs x points
   */
  void run(double[] at, int[] places, double[] rows, double[][] sums) {
    for (int from = 0; from < at.length; ) {
      int count = chunk(at.length, places, rows, from);
      launch(at, places, rows, from, count, sums);
      from += count;
    }
  }

  private double turns(int[] places, double[] rows, int point) {
    double turns = 1;
    for (int k = 0; k < outline.extents().length; k++) {
      turns *=
          k < outline.nodeLoops()
              ? places[3 * point + 2]
              : rows[places[3 * point] * layout.length() + layout.countAt(k)];
    }
    return turns;
  }

  private int chunk(int points, int[] places, double[] rows, int from) {
    double wanted = pace.steps() / statements;
    long mostSets = Math.max(1, MOST_ROWS / 8 / layout.length());
    double steps = 0;
    int count = 0;
    while (from + count < points
        && count < MOST_POINTS
        && places[3 * (from + count)] - places[3 * from] < mostSets
        && (count == 0 || steps < wanted)) {
      steps += turns(places, rows, from + count);
      count++;
    }
    return count;
  }

  private void launch(
      double[] at, int[] places, double[] rows, int from, int count, double[][] sums) {
    int firstSet = places[3 * from];
    int lastSet = places[3 * (from + count - 1)];
    int[] own = Arrays.copyOfRange(places, 3 * from, 3 * (from + count));
    double steps = 0;
    double outermost = 1;
    for (int p = 0; p < count; p++) {
      steps += turns(places, rows, from + p);
      outermost = Math.max(outermost, outermost(places, rows, from + p));
      own[3 * p] -= firstSet;
    }
    int slices = slices(count, outermost);
    if (nodesThere != nodes.table().length) {
      nodesThere = nodes.table().length;
      nodesMemory.put(nodes.table(), 0, nodesThere);
    }
    placesMemory.put(own, own.length);
    atMemory.put(at, from, count);
    rowsMemory.put(rows, firstSet * layout.length(), (lastSet - firstSet + 1) * layout.length());
    int outputs = outline.outputs();
    sumsMemory.room((long) outputs * slices * count);
    outMemory.room((long) outputs * count);
    long began = System.nanoTime();
    session.launch(
        loops,
        count,
        slices,
        count,
        slices,
        placesMemory.memory(),
        atMemory.memory(),
        rowsMemory.memory(),
        nodesMemory.memory(),
        sumsMemory.memory());
    session.launch(gather, count, outputs, count, slices, sumsMemory.memory(), outMemory.memory());
    double[] taken = new double[outputs * count];
    outMemory.take(taken, 0, taken.length, pace.limit(steps * statements));
    pace.took(steps * statements, (System.nanoTime() - began) / 1e9);
    for (int k = 0; k < outputs; k++) {
      System.arraycopy(taken, k * count, sums[k], from, count);
    }
  }

  private double outermost(int[] places, double[] rows, int point) {
    if (outline.extents().length == 0) {
      return 1;
    }
    return outline.nodeLoops() > 0
        ? places[3 * point + 2]
        : rows[places[3 * point] * layout.length() + layout.countAt(0)];
  }

  /** Enough work items to fill the device, where the points alone are too few. */
  private int slices(int points, double outermost) {
    OpenClDevice device = session.device();
    double wanted =
        device.units()
            * (double) OpenClSession.GROUP
            * (device.kind() == OpenClDevice.Kind.CPU ? 1 : 32);
    return (int) Math.clamp(Math.ceil(wanted / points), 1, Math.min(outermost, MOST_SLICES));
  }

  void close() {
    placesMemory.close();
    atMemory.close();
    rowsMemory.close();
    nodesMemory.close();
    sumsMemory.close();
    outMemory.close();
  }
}

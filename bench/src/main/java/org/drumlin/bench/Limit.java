package org.drumlin.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import org.drumlin.engine.Curve;
import org.drumlin.engine.JvmEngine;
import org.drumlin.kernel.ModelException;

/**
 * Drumlin's side of bench/limit/run: prints for each case the least microseconds a curve, of the
 * processor.
 */
public final class Limit {
  /** Enough sets for a batch to be timed, not more than the machine leaves alone. */
  private static final int SETS = 4;

  private static final double WARM_UP = 3;

  /** Nanoseconds a sample lasts at least: on a shared machine the processor's clock jumps. */
  private static final long SAMPLE = 5_000_000;

  private Limit() {}

  /** {@code SECONDS CASE…}. */
  public static void main(String[] args) throws ModelException {
    PrintStream out = System.out;
    try (JvmEngine engine = JvmEngine.create(1)) {
      for (int i = 1; i < args.length; i++) {
        out.printf(Locale.ROOT, "%s %.2f%n", args[i], least(engine, args[i], args[0]));
      }
    }
  }

  private static double least(JvmEngine engine, String name, String seconds) throws ModelException {
    Curve curve = Cases.compile(engine, name);
    double[] sets = Cases.sets(curve, name, SETS);
    double[] theory = new double[SETS * Cases.POINTS];
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end =
        threads.getCurrentThreadCpuTime() + (long) (1e9 * (WARM_UP + Double.parseDouble(seconds)));
    double least = Double.POSITIVE_INFINITY;
    long before = threads.getCurrentThreadCpuTime();
    while (before < end) {
      long after = before;
      int curves = 0;
      while (after - before < SAMPLE) {
        curve.evaluate(SETS, sets, theory);
        curves += SETS;
        after = threads.getCurrentThreadCpuTime();
      }
      least = Math.min(least, (after - before) * 1e-3 / curves);
      before = after;
    }
    return least;
  }
}

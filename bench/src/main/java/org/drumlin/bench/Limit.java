package org.drumlin.bench;

import java.io.PrintStream;
import java.util.Locale;
import org.drumlin.engine.Curve;
import org.drumlin.engine.JvmEngine;
import org.drumlin.kernel.ModelException;

/** Drumlin's side of bench/limit/run: prints for each case the least microseconds a curve. */
public final class Limit {
  /** Enough sets for a batch to be timed, not more than the machine leaves alone. */
  private static final int SETS = 4;

  private static final double WARM_UP = 3;

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
    long end = System.nanoTime() + (long) (1e9 * (WARM_UP + Double.parseDouble(seconds)));
    double least = Double.POSITIVE_INFINITY;
    while (System.nanoTime() < end) {
      long before = System.nanoTime();
      curve.evaluate(SETS, sets, theory);
      least = Math.min(least, (System.nanoTime() - before) * 1e-3 / SETS);
    }
    return least;
  }
}

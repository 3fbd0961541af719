package org.drumlin.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.drumlin.data.DataException;
import org.drumlin.data.DataReferences;
import org.drumlin.data.Dataset;
import org.drumlin.engine.Curve;
import org.drumlin.engine.Engine;
import org.drumlin.engine.JvmEngine;
import org.drumlin.engine.Measured;
import org.drumlin.engine.OpenClEngine;
import org.drumlin.engine.OpenClException;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fitter.FitException;
import org.drumlin.fitter.FitMonitor;
import org.drumlin.fitter.FitOutcome;
import org.drumlin.fitter.FitProblem;
import org.drumlin.fitter.Fitters;
import org.drumlin.kernel.ModelException;

/** Drumlin's side of bench/peers/run: prints one number, evaluations a second. */
public final class Beside {
  private static final int SETS = 64;

  private Beside() {}

  /**
   * {@code evaluate CASE THREADS|opencl SECONDS}, {@code squares} with the same for sums of squares
   * alone, or {@code fit DOCUMENT THREADS|opencl}.
   */
  public static void main(String[] args)
      throws IOException, DocumentException, DataException, ModelException, FitException {
    PrintStream out = System.out;
    try (Engine engine = engine(args[2])) {
      double rate =
          args[0].equals("fit")
              ? fit(engine, Path.of(args[1]))
              : evaluate(engine, args[1], Double.parseDouble(args[3]), args[0].equals("squares"));
      out.printf(Locale.ROOT, "%.3f%n", rate);
    }
  }

  private static Engine engine(String text) throws IOException {
    int processors = Runtime.getRuntime().availableProcessors();
    try {
      return text.equals("opencl")
          ? OpenClEngine.open(Optional.empty(), processors, System.err::println)
          : JvmEngine.create(Integer.parseInt(text));
    } catch (OpenClException e) {
      throw new IOException(e);
    }
  }

  /** The median of batches, after as long again of warming up. */
  private static double evaluate(Engine engine, String name, double seconds, boolean squares)
      throws ModelException {
    Curve curve = Cases.compile(engine, name);
    double[] sets = Cases.sets(curve, name, SETS);
    double[] theory = new double[SETS * Cases.POINTS];
    double[] ones = new double[Cases.POINTS];
    Arrays.fill(ones, 1);
    Measured measured = new Measured(new double[Cases.POINTS], ones);
    long start = System.nanoTime();
    double[] times = new double[100_000];
    int count = 0;
    while (System.nanoTime() - start < 2e9 * seconds) {
      long before = System.nanoTime();
      if (squares) {
        curve.squares(SETS, sets, measured, theory);
      } else {
        curve.evaluate(SETS, sets, theory);
      }
      if (before - start > 1e9 * seconds && count < times.length) {
        times[count++] = (System.nanoTime() - before) * 1e-9 / SETS;
      }
    }
    if (count == 0) {
      return SETS / ((System.nanoTime() - start) * 1e-9);
    }
    Arrays.sort(times, 0, count);
    return 1 / times[count / 2];
  }

  /** A whole fit, from the document to the posterior, the JVM cold. */
  private static double fit(Engine engine, Path file)
      throws IOException, DocumentException, DataException, ModelException, FitException {
    FitDocument document = FitDocuments.read(file);
    Path folder = file.toAbsolutePath().getParent();
    Map<String, Dataset> data =
        DataReferences.resolve(document, folder == null ? Path.of(".") : folder);
    long start = System.nanoTime();
    FitProblem problem = FitProblem.of(document, data, engine);
    FitOutcome outcome =
        Fitters.named(document.method().name())
            .orElseThrow(() -> new IllegalArgumentException(document.method().name()))
            .fit(problem, document.method(), FitMonitor.silent());
    return outcome.result().evaluations() / ((System.nanoTime() - start) * 1e-9);
  }
}

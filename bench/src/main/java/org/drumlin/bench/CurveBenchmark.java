package org.drumlin.bench;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.drumlin.engine.Curve;
import org.drumlin.engine.Engine;
import org.drumlin.engine.JvmEngine;
import org.drumlin.engine.OpenClEngine;
import org.drumlin.engine.OpenClException;
import org.drumlin.kernel.ModelException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Time of a curve of 200 points, of batches of 16 sets: on one thread, or on an OpenCL device. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class CurveBenchmark {
  private static final int SETS = 16;

  @Param({"jvm", "opencl"})
  private String device = "jvm";

  @Param({
    "sphere",
    "sphere~0.05",
    "sphere:radius=35",
    "sphere@hardsphere:radius=35",
    "core_shell_sphere:radius=35",
    "cylinder",
    "cylinder:radius=35",
    "parallelepiped",
    "mono_gauss_coil"
  })
  private String model = "sphere";

  private @Nullable Engine engine;
  private @Nullable Curve curve;
  private double[] sets = {};
  private double[] theory = {};

  @Setup
  public void compile() throws ModelException, OpenClException {
    Engine made =
        device.equals("jvm")
            ? JvmEngine.create(1)
            : OpenClEngine.open(Optional.empty(), 1, System.err::println);
    engine = made;
    Curve compiled = Cases.compile(made, model);
    curve = compiled;
    sets = Cases.sets(compiled, model, SETS);
    theory = new double[SETS * Cases.POINTS];
  }

  @TearDown
  public void close() {
    if (engine != null) {
      engine.close();
    }
  }

  @Benchmark
  @OperationsPerInvocation(SETS)
  public double evaluation() {
    if (curve != null) {
      curve.evaluate(SETS, sets, theory);
    }
    return theory[0];
  }
}

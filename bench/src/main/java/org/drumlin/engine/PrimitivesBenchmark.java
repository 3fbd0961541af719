package org.drumlin.engine;

import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/** Time of a primitive for each element of a block. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class PrimitivesBenchmark {
  private static final int A = Block.SCRATCH_BLOCKS * Block.WIDTH;

  @Param({"SIN", "COS", "SINC", "SPHERE", "DISC", "J0", "J1", "EXP", "EXPM1", "LOG", "POW"})
  private String primitive = "SIN";

  private BlockKernel[] passes = {};
  private final double[] blocks = new double[A + 3 * Block.WIDTH];

  @Setup
  public void fill() {
    passes = new VectorKernels().of(Op.valueOf(primitive)).toArray(BlockKernel[]::new);
    for (int i = 0; i < Block.WIDTH; i++) {
      blocks[A + i] = 0.01 + i * 0.4;
      blocks[A + Block.WIDTH + i] = -2.5;
    }
  }

  @Benchmark
  @OperationsPerInvocation(Block.WIDTH)
  public double element() {
    for (BlockKernel pass : passes) {
      pass.run(blocks, A, A + Block.WIDTH, A, 0, A + 2 * Block.WIDTH, Block.WIDTH);
    }
    return blocks[A + 2 * Block.WIDTH];
  }
}

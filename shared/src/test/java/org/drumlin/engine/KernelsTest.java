package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Vectors and plain loops give the same bits: on any machine, with or without the module. */
class KernelsTest {
  private static final int N = Block.WIDTH;
  private static final int A = Block.SCRATCH_BLOCKS * N;
  private static final int B = A + N;
  private static final int C = B + N;
  private static final int R = C + N;
  private static final double[] ODD = {
    0.0,
    -0.0,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    1e300,
    -1e300,
    1e-310,
    -1e-310,
    5e6,
    -5e6,
    709.9,
    -746,
    1,
    -1,
    0.5,
    8,
    1.5,
    Double.MAX_VALUE,
    Double.MIN_VALUE
  };

  @ParameterizedTest
  @EnumSource(
      value = Op.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CONSTANT", "INPUT", "INTEGRAL"})
  void operations(Op op) {
    Random random = new Random(op.ordinal());
    for (int round = 0; round < 40; round++) {
      double[] start = blocks(random, round);
      double number = round % 3 == 0 ? 1 : 2 * random.nextDouble();
      double[] vector = start.clone();
      double[] plain = start.clone();
      for (BlockKernel pass : new VectorKernels().of(op)) {
        pass.run(vector, A, B, C, number, R, N);
      }
      for (BlockKernel pass : new PlainKernels().of(op)) {
        pass.run(plain, A, B, C, number, R, N);
      }
      compare(op.name(), start, vector, plain);
    }
  }

  @ParameterizedTest
  @EnumSource(BlockOp.class)
  void operationsWithNumbers(BlockOp op) {
    Random random = new Random(op.ordinal());
    for (int round = 0; round < 20; round++) {
      double[] start = blocks(random, round);
      double number = random.nextGaussian();
      double[] vector = start.clone();
      double[] plain = start.clone();
      new VectorKernels().of(op).run(vector, A, B, C, number, R, N);
      new PlainKernels().of(op).run(plain, A, B, C, number, R, N);
      compare(op.name(), start, vector, plain);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = BlockOp.class,
      mode = EnumSource.Mode.MATCH_ALL,
      names = {"ACCUMULATE.*"})
  void manyTurnsAreOneTurnAfterTheOther(BlockOp op) {
    Random random = new Random(op.ordinal());
    int turns = 11;
    double[] weights = random.doubles(turns).toArray();
    double[] start = random.doubles(R + N + 2 * turns * N).toArray();
    for (int step : new int[] {0, N}) {
      double[] vector = start.clone();
      double[] plain = start.clone();
      double[] single = start.clone();
      int a = R + N;
      int b = a + turns * N;
      new VectorKernels().turns(op).run(vector, a, N, b, step, weights, turns, R, N);
      new PlainKernels().turns(op).run(plain, a, N, b, step, weights, turns, R, N);
      for (int k = 0; k < turns; k++) {
        new VectorKernels().of(op).run(single, a + k * N, b + k * step, A, weights[k], R, N);
      }
      compare(op.name(), start, vector, plain);
      compare(op.name(), start, vector, single);
    }
  }

  /**
   * Numbers of all sizes, strange ones, and in the second half of the rounds whole vectors alike.
   */
  private static double[] blocks(Random random, int round) {
    double[] m = new double[R + N];
    double size = Math.pow(10, random.nextInt(7) - 2);
    for (int i = A; i < R; i++) {
      boolean odd = round < 20 && random.nextInt(20) == 0;
      m[i] = odd ? ODD[random.nextInt(ODD.length)] : size * (random.nextDouble() - 0.4);
      if (random.nextInt(10) == 0) {
        m[i] = random.nextInt(2);
      }
    }
    return m;
  }

  private static void compare(String name, double[] start, double[] vector, double[] plain) {
    for (int i = 0; i < N; i++) {
      double v = vector[R + i];
      double p = plain[R + i];
      assertEquals(
          Double.doubleToLongBits(p),
          Double.doubleToLongBits(v),
          "%s(%s, %s, %s): %s by vectors, %s by loops"
              .formatted(name, start[A + i], start[B + i], start[C + i], v, p));
    }
  }
}

package org.drumlin.engine;

import java.util.List;

/** Primitives as plain loops, where the vector module is missing. */
final class PlainKernels implements Kernels {
  @Override
  public String description() {
    return "plain loops: the module jdk.incubator.vector is missing";
  }

  @Override
  public List<BlockKernel> of(Op op) {
    return List.of(
        switch (op.arity()) {
          case 1 -> op.scales() ? scaled(op) : one(op);
          case 2 -> two(op);
          default -> PlainKernels::select;
        });
  }

  static BlockKernel one(Op op) {
    return (m, a, b, c, s, r, n) -> {
      for (int i = 0; i < n; i++) {
        m[r + i] = ScalarOps.one(op, m[a + i]);
      }
    };
  }

  private static BlockKernel scaled(Op op) {
    return (m, a, b, c, s, r, n) -> {
      for (int i = 0; i < n; i++) {
        m[r + i] = ScalarOps.one(op, s * m[a + i]);
      }
    };
  }

  static BlockKernel two(Op op) {
    return (m, a, b, c, s, r, n) -> {
      for (int i = 0; i < n; i++) {
        m[r + i] = ScalarOps.two(op, m[a + i], m[b + i]);
      }
    };
  }

  private static void select(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i++) {
      m[r + i] = m[a + i] != 0 ? m[b + i] : m[c + i];
    }
  }

  @Override
  public BlockKernel of(BlockOp op) {
    return switch (op) {
      case FILL -> PlainKernels::fill;
      case ADD_NUMBER -> numbered(Op.ADD, false);
      case SUBTRACT_NUMBER -> numbered(Op.SUBTRACT, false);
      case NUMBER_SUBTRACT -> numbered(Op.SUBTRACT, true);
      case MULTIPLY_NUMBER -> numbered(Op.MULTIPLY, false);
      case DIVIDE_NUMBER -> numbered(Op.DIVIDE, false);
      case NUMBER_DIVIDE -> numbered(Op.DIVIDE, true);
      case ADD_SCALED -> PlainKernels::addScaled;
      case ACCUMULATE -> PlainKernels::accumulate;
      case ACCUMULATE_SQUARE -> PlainKernels::accumulateSquare;
      case ACCUMULATE_PRODUCT -> PlainKernels::accumulateProduct;
      case ACCUMULATE_SQUARE_OF_PRODUCT -> PlainKernels::accumulateSquareOfProduct;
    };
  }

  private static BlockKernel numbered(Op op, boolean numberFirst) {
    return (m, a, b, c, s, r, n) -> {
      for (int i = 0; i < n; i++) {
        double x = m[a + i];
        m[r + i] = numberFirst ? ScalarOps.two(op, s, x) : ScalarOps.two(op, x, s);
      }
    };
  }

  static void fill(double[] m, int a, int b, int c, double s, int r, int n) {
    java.util.Arrays.fill(m, r, r + n, s);
  }

  /** Not fused, so that it gives what a product and a sum would. */
  private static void addScaled(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i++) {
      m[r + i] = s * m[a + i] + m[b + i];
    }
  }

  private static void accumulate(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i++) {
      m[r + i] = Math.fma(s, m[a + i], m[r + i]);
    }
  }

  private static void accumulateSquare(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i++) {
      double x = m[a + i];
      m[r + i] = Math.fma(s, x * x, m[r + i]);
    }
  }

  private static void accumulateProduct(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i++) {
      m[r + i] = Math.fma(s, m[a + i] * m[b + i], m[r + i]);
    }
  }

  private static void accumulateSquareOfProduct(
      double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i++) {
      double x = m[a + i] * m[b + i];
      m[r + i] = Math.fma(s, x * x, m[r + i]);
    }
  }
}

package org.drumlin.engine;

import java.util.List;

/**
 * Primitives over the lanes of vectors. Making one fails with NoClassDefFoundError where the module
 * jdk.incubator.vector is missing.
 */
final class VectorKernels implements Kernels {
  private final int bits = VectorElementary.LANES.vectorBitSize();

  @Override
  public String description() {
    return "vectors of " + bits + " bits";
  }

  @Override
  public List<BlockKernel> of(Op op) {
    return switch (op) {
      case J0 ->
          List.of(
              (m, a, b, c, s, r, n) -> VectorBessel.modulus0(m, a, s, n),
              (m, a, b, c, s, r, n) -> VectorBessel.phase0(m, a, s, n),
              (m, a, b, c, s, r, n) -> VectorBessel.wave(m, a, s, r, n),
              (m, a, b, c, s, r, n) -> VectorBessel.j0Middle(m, a, s, r, n),
              (m, a, b, c, s, r, n) -> VectorBessel.j0Near(m, a, s, r, n));
      case J1 ->
          List.of(
              (m, a, b, c, s, r, n) -> VectorBessel.modulus1(m, a, s, n),
              (m, a, b, c, s, r, n) -> VectorBessel.phase1(m, a, s, n),
              (m, a, b, c, s, r, n) -> VectorBessel.wave(m, a, s, r, n),
              (m, a, b, c, s, r, n) -> VectorBessel.signed(m, a, s, r, n),
              (m, a, b, c, s, r, n) -> VectorBessel.j1Middle(m, a, s, r, n),
              (m, a, b, c, s, r, n) -> VectorBessel.j1Near(m, a, s, r, n));
      case DISC ->
          List.of(
              (m, a, b, c, s, r, n) -> VectorBessel.modulus1(m, a, s, n),
              (m, a, b, c, s, r, n) -> VectorBessel.phase1(m, a, s, n),
              (m, a, b, c, s, r, n) -> VectorBessel.waveOver(m, a, s, r, n),
              (m, a, b, c, s, r, n) -> VectorBessel.discMiddle(m, a, s, r, n),
              (m, a, b, c, s, r, n) -> VectorBessel.discNear(m, a, s, r, n));
      case SPHERE ->
          List.of(
              (m, a, b, c, s, r, n) -> VectorSphere.reduce(m, a, s, n),
              (m, a, b, c, s, r, n) -> VectorSphere.wave(m, r, n),
              (m, a, b, c, s, r, n) -> VectorSphere.near(m, a, s, r, n));
      default -> List.of(single(op));
    };
  }

  private static BlockKernel single(Op op) {
    return switch (op) {
      case ADD -> VectorArithmetic::add;
      case SUBTRACT -> VectorArithmetic::subtract;
      case MULTIPLY, AND -> VectorArithmetic::multiply;
      case DIVIDE -> VectorArithmetic::divide;
      case NEGATE -> VectorArithmetic::negate;
      case LESS -> VectorArithmetic::less;
      case LESS_EQUAL -> VectorArithmetic::lessEqual;
      case EQUAL -> VectorArithmetic::equal;
      case NOT_EQUAL -> VectorArithmetic::notEqual;
      case OR -> VectorArithmetic::or;
      case NOT -> VectorArithmetic::not;
      case SELECT -> VectorArithmetic::select;
      case ABS -> VectorArithmetic::abs;
      case SQRT -> VectorArithmetic::sqrt;
      case SIN -> (m, a, b, c, s, r, n) -> VectorElementary.sin(m, a, s, r, n);
      case COS -> (m, a, b, c, s, r, n) -> VectorElementary.cos(m, a, s, r, n);
      case SINC -> (m, a, b, c, s, r, n) -> VectorElementary.sinc(m, a, s, r, n);
      case EXP -> (m, a, b, c, s, r, n) -> VectorElementary.exp(m, a, s, r, n);
      case EXPM1 -> (m, a, b, c, s, r, n) -> VectorElementary.expm1(m, a, r, n);
      case LOG -> (m, a, b, c, s, r, n) -> VectorElementary.log(m, a, r, n);
      default -> op.arity() == 1 ? PlainKernels.one(op) : PlainKernels.two(op);
    };
  }

  @Override
  public TurnsKernel turns(BlockOp op) {
    return switch (op) {
      case ACCUMULATE -> VectorTurns.of(VectorTurns::plain, of(op));
      case ACCUMULATE_SQUARE -> VectorTurns.of(VectorTurns::square, of(op));
      case ACCUMULATE_PRODUCT -> VectorTurns.of(VectorTurns::product, of(op));
      case ACCUMULATE_SQUARE_OF_PRODUCT -> VectorTurns.of(VectorTurns::squareOfProduct, of(op));
      default -> Kernels.super.turns(op);
    };
  }

  @Override
  public BlockKernel of(BlockOp op) {
    return switch (op) {
      case FILL -> PlainKernels::fill;
      case ADD_NUMBER -> VectorArithmetic::addNumber;
      case SUBTRACT_NUMBER -> VectorArithmetic::subtractNumber;
      case NUMBER_SUBTRACT -> VectorArithmetic::numberSubtract;
      case MULTIPLY_NUMBER -> VectorArithmetic::multiplyNumber;
      case DIVIDE_NUMBER -> VectorArithmetic::divideNumber;
      case NUMBER_DIVIDE -> VectorArithmetic::numberDivide;
      case ADD_SCALED -> VectorArithmetic::addScaled;
      case ACCUMULATE -> VectorArithmetic::accumulate;
      case ACCUMULATE_SQUARE -> VectorArithmetic::accumulateSquare;
      case ACCUMULATE_PRODUCT -> VectorArithmetic::accumulateProduct;
      case ACCUMULATE_SQUARE_OF_PRODUCT -> VectorArithmetic::accumulateSquareOfProduct;
    };
  }
}

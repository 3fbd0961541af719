package org.drumlin.engine;

/** The primitives over blocks beside those that are an {@link Op} of blocks alone. */
enum BlockOp {
  /** The number everywhere. */
  FILL,
  /** Block plus number. */
  ADD_NUMBER,
  /** Block minus number. */
  SUBTRACT_NUMBER,
  /** Number minus block. */
  NUMBER_SUBTRACT,
  MULTIPLY_NUMBER,
  /** Block by number. */
  DIVIDE_NUMBER,
  /** Number by block. */
  NUMBER_DIVIDE,
  /** Number times first block, plus second. */
  ADD_SCALED,
  /** Adds number times block to the result. */
  ACCUMULATE,
  /** Adds number times the square of the block to the result. */
  ACCUMULATE_SQUARE,
  /** Adds number times first block times second to the result. */
  ACCUMULATE_PRODUCT,
  /** Adds number times the square of first block times second to the result. */
  ACCUMULATE_SQUARE_OF_PRODUCT
}

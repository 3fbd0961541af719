package org.drumlin.engine;

import java.util.List;

/** A set of primitives over blocks. All sets give the same bits. */
interface Kernels {
  /**
   * The passes of an operation between blocks. Those that {@linkplain Op#scales scale} are of the
   * number times the first block, which may not be the result's too.
   */
  List<BlockKernel> of(Op op);

  BlockKernel of(BlockOp op);

  /** One of the primitives that accumulate, over many turns. */
  default TurnsKernel turns(BlockOp op) {
    return TurnsKernel.each(of(op));
  }

  /** What they run on, for the record of a result. */
  String description();
}

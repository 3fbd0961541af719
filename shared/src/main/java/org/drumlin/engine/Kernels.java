package org.drumlin.engine;

import java.util.List;

/** A set of primitives over blocks. All sets give the same bits. */
interface Kernels {
  /** The passes of an operation between blocks. */
  List<BlockKernel> of(Op op);

  BlockKernel of(BlockOp op);

  /** What they run on, for the record of a result. */
  String description();
}

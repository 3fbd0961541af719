package org.drumlin.engine;

import java.util.HashMap;
import java.util.Map;
import org.jocl.cl_mem;

/**
 * The buffers of a device, each for one purpose, shared by all models: launches come one after the
 * other. For one thread at a time.
 */
final class OpenClScratch {
  private final OpenClSession session;
  private final boolean twice;
  private final NodeTable nodes;
  private final Map<String, OpenClMemory> memories = new HashMap<>();
  private int nodesThere;

  OpenClScratch(OpenClSession session, boolean twice, NodeTable nodes) {
    this.session = session;
    this.twice = twice;
    this.nodes = nodes;
  }

  OpenClMemory of(String purpose) {
    return memories.computeIfAbsent(purpose, p -> new OpenClMemory(session, twice));
  }

  /** The orientations' table as it is now. */
  cl_mem nodes() {
    OpenClMemory memory = of("nodes");
    double[] table = nodes.table();
    if (nodesThere != table.length) {
      nodesThere = table.length;
      memory.put(table, 0, table.length);
    }
    return memory.memory();
  }
}

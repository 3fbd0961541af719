package org.drumlin.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/**
 * queue.json of a job's folder: what its submission asks of a cluster's queue, as it was sent. A
 * job that no queue computes has none.
 */
public final class QueueFile {
  private static final String NAME = "queue.json";

  private QueueFile() {}

  /** Puts it into the job's folder, whole. */
  public static void write(JobFolder folder, ObjectNode asked) throws IOException {
    Durable.write(folder.path().resolve(NAME), Json.pretty(asked));
  }

  /** What the job's folder says; empty when nothing was asked. */
  public static Optional<ObjectNode> read(JobFolder folder) throws IOException {
    return Json.find(folder.path().resolve(NAME));
  }
}

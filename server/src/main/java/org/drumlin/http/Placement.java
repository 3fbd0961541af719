package org.drumlin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a new job goes, and how.
 *
 * @param target {@link org.drumlin.job.Job#HERE}, or a target's name
 * @param priority among its owner's own jobs
 * @param queue what is asked of a cluster's queue
 * @param state a checkpoint that it begins with
 */
record Placement(String target, int priority, Optional<ObjectNode> queue, Optional<Path> state) {

  /** One that begins at its beginning. */
  Placement(String target, int priority, Optional<ObjectNode> queue) {
    this(target, priority, queue, Optional.empty());
  }
}

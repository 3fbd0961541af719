package org.drumlin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Where a new job goes, and how.
 *
 * @param target {@link org.drumlin.job.Job#HERE}, or a target's name
 * @param priority among its owner's own jobs
 * @param queue what is asked of a cluster's queue
 */
record Placement(String target, int priority, Optional<ObjectNode> queue) {}

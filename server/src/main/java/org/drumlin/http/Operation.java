package org.drumlin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import org.drumlin.auth.Network;
import org.drumlin.metrics.ServerMetrics;

/**
 * What whoever keeps a group's server sees of it.
 *
 * @param scrapers who may read the metrics
 * @param overview what the administrator's page shows of queue, workers and disk
 */
public record Operation(
    Readiness readiness,
    ServerMetrics metrics,
    List<Network> scrapers,
    Supplier<ObjectNode> overview) {

  public Operation {
    scrapers = List.copyOf(scrapers);
  }
}

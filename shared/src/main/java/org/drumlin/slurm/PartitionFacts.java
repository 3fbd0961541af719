package org.drumlin.slurm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.drumlin.job.Json;

/**
 * What a partition offers.
 *
 * @param standard used where none is asked for
 * @param up whether it takes and starts jobs
 * @param maxWalltime empty: as long as one likes
 * @param defaultWalltime where none is asked for; empty: as long as may be
 * @param maxNodes of one job; empty: as many as there are
 * @param cpusPerNode of its largest node; empty where that is not known
 * @param memoryPerNode of its largest node, in megabytes
 * @param gpus of its nodes, such as {@code a100:4}, once each
 * @param accounts that may use it; empty: all
 * @param qos that may be used; empty: all
 * @param message for a person: why it is not to be used now; may be empty
 */
public record PartitionFacts(
    String name,
    boolean standard,
    boolean up,
    Optional<Duration> maxWalltime,
    Optional<Duration> defaultWalltime,
    OptionalInt maxNodes,
    OptionalInt cpusPerNode,
    OptionalLong memoryPerNode,
    List<String> gpus,
    List<String> accounts,
    List<String> qos,
    String message) {

  public PartitionFacts {
    gpus = List.copyOf(gpus);
    accounts = List.copyOf(accounts);
    qos = List.copyOf(qos);
  }

  /** The API's object; null where there is no limit. */
  public ObjectNode toJson() {
    ObjectNode node =
        Json.object()
            .put("name", name)
            .put("default", standard)
            .put("up", up)
            .put("max_walltime", maxWalltime.map(Walltime::of).orElse(null))
            .put("default_walltime", defaultWalltime.map(Walltime::of).orElse(null));
    node.put("max_nodes", maxNodes.isPresent() ? (Integer) maxNodes.getAsInt() : null);
    node.put("cpus_per_node", cpusPerNode.isPresent() ? (Integer) cpusPerNode.getAsInt() : null);
    node.put(
        "memory_per_node_mb", memoryPerNode.isPresent() ? (Long) memoryPerNode.getAsLong() : null);
    gpus.forEach(node.putArray("gpus")::add);
    accounts.forEach(node.putArray("accounts_allowed")::add);
    qos.forEach(node.putArray("qos_allowed")::add);
    return node.put("message", message);
  }
}

package org.drumlin.slurm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.drumlin.job.Json;

/**
 * What a cluster offers its user.
 *
 * @param partitions in the cluster's order; empty where the scheduler tells none
 * @param accounts that the user may charge; empty where there is no accounting, or it does not say
 * @param qos that the user may ask for
 * @param modules that can be loaded; empty where there are none
 */
public record ClusterFacts(
    List<PartitionFacts> partitions,
    List<String> accounts,
    List<String> qos,
    List<String> modules) {

  public ClusterFacts {
    partitions = List.copyOf(partitions);
    accounts = List.copyOf(accounts);
    qos = List.copyOf(qos);
    modules = List.copyOf(modules);
  }

  /** A partition by its name; the standard one for an empty name. */
  public Optional<PartitionFacts> partition(String name) {
    return partitions.stream()
        .filter(one -> name.isEmpty() ? one.standard() : one.name().equals(name))
        .findFirst();
  }

  /** What this cluster would not take of a request, so far as it says; field by field. */
  public List<Problem> problems(BatchRequest request) {
    return new LimitChecks(this, request).problems();
  }

  /** The API's object, without the time it was fetched at. */
  public ObjectNode toJson() {
    ObjectNode node = Json.object();
    ArrayNode all = node.putArray("partitions");
    partitions.forEach(one -> all.add(one.toJson()));
    accounts.forEach(node.putArray("accounts")::add);
    qos.forEach(node.putArray("qos")::add);
    modules.forEach(node.putArray("modules")::add);
    return node;
  }
}

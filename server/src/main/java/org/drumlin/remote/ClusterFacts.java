package org.drumlin.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a cluster offers.
 *
 * @param fetched when it was asked
 * @param accounts those its user may name; empty where the cluster keeps none
 * @param modules what can be loaded; empty where there are none
 */
public record ClusterFacts(
    Instant fetched,
    List<Partition> partitions,
    List<String> accounts,
    List<String> qos,
    List<String> modules) {

  /**
   * A partition. Times are as slurm writes them; empty for none.
   *
   * @param usual whether a job that names none comes here
   * @param up whether it takes jobs
   * @param cpusPerNode 0 while it is not known
   * @param memoryPerNodeMb 0 while it is not known
   * @param gpus kinds and numbers, as {@code a100:4}
   * @param message what a person should know; may be empty
   */
  public record Partition(
      String name,
      boolean usual,
      boolean up,
      String maxWalltime,
      String defaultWalltime,
      int cpusPerNode,
      long memoryPerNodeMb,
      List<String> gpus,
      String message) {

    private static Partition fromJson(JsonNode node) {
      return new Partition(
          node.path("name").asText(""),
          node.path("default").asBoolean(),
          node.path("up").asBoolean(true),
          node.path("max_walltime").asText(""),
          node.path("default_walltime").asText(""),
          node.path("cpus_per_node").asInt(),
          node.path("memory_per_node_mb").asLong(),
          texts(node.path("gpus")),
          node.path("message").asText(""));
    }
  }

  /** Before anything is known. */
  public static final ClusterFacts NONE =
      new ClusterFacts(Instant.EPOCH, List.of(), List.of(), List.of(), List.of());

  static ClusterFacts fromJson(JsonNode node) {
    List<Partition> partitions = new ArrayList<>();
    node.path("partitions").forEach(one -> partitions.add(Partition.fromJson(one)));
    return new ClusterFacts(
        fetched(node.path("fetched").asText("")),
        List.copyOf(partitions),
        texts(node.path("accounts")),
        texts(node.path("qos")),
        texts(node.path("modules")));
  }

  private static Instant fetched(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return List.copyOf(texts);
  }
}

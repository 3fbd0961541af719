package org.drumlin.slurm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What a request asks for beside what a cluster offers. A limit that is not known is none. */
final class LimitChecks {
  private final ClusterFacts facts;
  private final BatchRequest request;
  private final List<Problem> problems = new ArrayList<>();

  LimitChecks(ClusterFacts facts, BatchRequest request) {
    this.facts = facts;
    this.request = request;
  }

  List<Problem> problems() {
    oneOf("account", request.account(), facts.accounts(), "this user's accounts");
    oneOf("qos", request.qos(), facts.qos(), "what this user may ask for");
    if (!facts.partitions().isEmpty()) {
      partitions();
    }
    return List.copyOf(problems);
  }

  /** Of several partitions one has to do. */
  private void partitions() {
    String[] names = request.partition().split(",");
    List<Problem> least = List.of();
    for (String name : names) {
      List<Problem> found = new ArrayList<>();
      facts
          .partition(name.strip())
          .ifPresentOrElse(
              partition -> within(partition, found),
              () -> {
                if (!name.isEmpty()) {
                  found.add(
                      new Problem(
                          "partition",
                          "there is no partition '" + name.strip() + "'; there are " + known()));
                }
              });
      if (found.isEmpty()) {
        return;
      }
      least = least.isEmpty() ? found : least;
    }
    problems.addAll(least);
  }

  private String known() {
    return String.join(", ", facts.partitions().stream().map(PartitionFacts::name).toList());
  }

  private void within(PartitionFacts partition, List<Problem> found) {
    String of = "partition " + partition.name();
    if (!partition.up()) {
      found.add(new Problem("partition", of + ": " + partition.message()));
    }
    if (!request.account().isEmpty()
        && !partition.accounts().isEmpty()
        && !partition.accounts().contains(request.account())) {
      found.add(
          new Problem(
              "account", of + " is open to " + String.join(", ", partition.accounts()) + " only"));
    }
    if (!request.qos().isEmpty()
        && !partition.qos().isEmpty()
        && !partition.qos().contains(request.qos())) {
      found.add(new Problem("qos", of + " takes " + String.join(", ", partition.qos()) + " only"));
    }
    Walltime.asked(request.walltime()).ifPresent(asked -> time(partition, asked, found));
    long nodes = request.advanced().nodes().orElse(1);
    if (partition.maxNodes().isPresent() && nodes > partition.maxNodes().getAsInt()) {
      found.add(
          new Problem(
              "nodes", of + " gives a job " + partition.maxNodes().getAsInt() + " at most"));
    }
    int cpus = request.cpus().orElse(1);
    if (partition.cpusPerNode().isPresent() && cpus > partition.cpusPerNode().getAsInt()) {
      found.add(
          new Problem("cpus", of + ": its largest node has " + partition.cpusPerNode().getAsInt()));
    }
    memory(partition, found);
    gpus(partition, found);
  }

  private static void time(PartitionFacts partition, Duration asked, List<Problem> found) {
    partition
        .maxWalltime()
        .filter(most -> asked.compareTo(most) > 0)
        .ifPresent(most ->
            found.add(
                new Problem(
                    "walltime",
                    "partition "
                        + partition.name()
                        + " allows "
                        + Walltime.of(most)
                        + " at most")));
  }

  private void memory(PartitionFacts partition, List<Problem> found) {
    OptionalLong asked = request.memoryMegabytes();
    if (asked.isPresent()
        && partition.memoryPerNode().isPresent()
        && asked.getAsLong() > partition.memoryPerNode().getAsLong()) {
      found.add(
          new Problem(
              "memory",
              "partition "
                  + partition.name()
                  + ": its largest node has "
                  + partition.memoryPerNode().getAsLong()
                  + " MB, and "
                  + asked.getAsLong()
                  + " MB are asked for"));
    }
  }

  private void gpus(PartitionFacts partition, List<Problem> found) {
    Gpus.parse(request.gpus())
        .filter(asked -> asked.count() > 0)
        .filter(asked ->
            partition.gpus().stream()
                .flatMap(text -> Gpus.parse(text).stream())
                .noneMatch(there ->
                    (asked.type().isEmpty() || asked.type().equals(there.type()))
                        && there.count() >= asked.count()))
        .ifPresent(asked ->
            found.add(
                new Problem(
                    "gpus",
                    "partition "
                        + partition.name()
                        + (partition.gpus().isEmpty()
                            ? " has no GPUs"
                            : " has nodes with " + String.join(", ", partition.gpus())))));
  }

  private void oneOf(String field, String asked, List<String> there, String whose) {
    if (!asked.isEmpty() && !there.isEmpty() && !there.contains(asked)) {
      problems.add(
          new Problem(
              field, "'" + asked + "' is not among " + whose + ": " + String.join(", ", there)));
    }
  }
}

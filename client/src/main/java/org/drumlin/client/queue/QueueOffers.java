package org.drumlin.client.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.drumlin.client.control.Texts;
import org.drumlin.remote.ClusterFacts;
import org.drumlin.remote.ClusterFacts.Partition;

/**
 * What a cluster offers for the fields of a request, and how much.
 *
 * @param partition the one asked for; empty for the usual one
 */
record QueueOffers(ClusterFacts facts, String partition) {
  private static final int MB_IN_GB = 1024;

  /** What can be chosen for that field; empty when anything may be typed. */
  List<String> choices(QueueField field) {
    return switch (field) {
      case PARTITION ->
          facts.partitions().stream().filter(Partition::up).map(Partition::name).toList();
      case ACCOUNT -> facts.accounts();
      case QOS -> facts.qos();
      case MEMORY_PER -> List.of("node", "cpu");
      case GPUS -> gpus();
      case MODULES -> facts.modules();
      default -> List.of();
    };
  }

  /** {@code 1} and the kinds, of which there may be several: as requests write them. */
  private List<String> gpus() {
    List<String> offered = new ArrayList<>();
    chosen()
        .map(Partition::gpus)
        .orElse(List.of())
        .forEach(gpu -> {
          String kind = gpu.split(":", -1)[0];
          offered.add(kind.matches("\\d+") ? "1" : kind + ":1");
        });
    return offered.stream().distinct().toList();
  }

  /** How much of it the partition gives, in words; empty when that is not known. */
  String limit(QueueField field) {
    return chosen().map(p -> limit(field, p)).orElse("");
  }

  private static String limit(QueueField field, Partition p) {
    return switch (field) {
      case PARTITION -> p.message();
      case WALLTIME -> time(p);
      case CPUS ->
          p.cpusPerNode() == 0
              ? ""
              : Texts.text("queue.limit.cpus", String.valueOf(p.cpusPerNode()));
      case MEMORY -> p.memoryPerNodeMb() == 0 ? "" : memory(p.memoryPerNodeMb());
      case GPUS -> p.gpus().isEmpty() ? "" : String.join(", ", p.gpus());
      default -> "";
    };
  }

  private static String time(Partition p) {
    boolean endless = p.maxWalltime().isEmpty() || p.maxWalltime().equalsIgnoreCase("unlimited");
    return endless ? "" : Texts.text("queue.limit.walltime", p.maxWalltime());
  }

  private static String memory(long megabytes) {
    double gigabytes = (double) megabytes / MB_IN_GB;
    return Texts.text("queue.limit.memory", String.format(Locale.ROOT, "%.1fG", gigabytes));
  }

  private Optional<Partition> chosen() {
    return facts.partitions().stream()
        .filter(p -> partition.isBlank() ? p.usual() : p.name().equals(partition.strip()))
        .findFirst();
  }
}

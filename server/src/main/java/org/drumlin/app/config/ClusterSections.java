package org.drumlin.app.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drumlin.job.Json;
import org.drumlin.slurm.ClusterSettings;

/** The clusters of the file: the fields of the API's settings, in the file's own form. */
final class ClusterSections {
  private static final List<String> TEXTS =
      List.of("name", "host", "user", "identity", "work", "scheduler");
  private static final int PORTS = 65_535;
  private static final int LONGEST_POLL = 3600;
  private static final int USUAL_POLL = 10;

  private ClusterSections() {}

  static List<ClusterSettings> read(ConfigSection top) throws ConfigException {
    List<ClusterSettings> clusters = new ArrayList<>();
    for (ConfigSection section : top.sections("clusters")) {
      ClusterSettings cluster = cluster(section);
      if (clusters.stream().anyMatch(other -> other.name().equals(cluster.name()))) {
        throw section.wrong("name", "is another cluster's too; each has its own");
      }
      clusters.add(cluster);
    }
    return List.copyOf(clusters);
  }

  private static ClusterSettings cluster(ConfigSection section) throws ConfigException {
    ObjectNode node = Json.object();
    for (String key : TEXTS) {
      section.text(key).ifPresent(text -> node.put(key, text));
    }
    node.put("port", section.number("port", 0, 0, PORTS));
    node.put("poll", section.number("poll", USUAL_POLL, 1, LONGEST_POLL));
    ArrayNode jumps = node.putArray("jumps");
    section.list("jumps").forEach(jumps::add);
    ConfigSection java = section.section("java");
    Optional<String> kind = java.text("kind");
    Optional<String> value = java.text("value");
    java.end();
    section.end();
    if (kind.isPresent() || value.isPresent()) {
      node.putObject("java").put("kind", kind.orElse("")).put("value", value.orElse(""));
    }
    try {
      return ClusterSettings.fromJson(node);
    } catch (IOException e) {
      String[] said = String.valueOf(e.getMessage()).split(": ", 2);
      throw section.wrong(said[0], said.length == 2 ? "is no good: " + said[1] : "is no good");
    }
  }
}

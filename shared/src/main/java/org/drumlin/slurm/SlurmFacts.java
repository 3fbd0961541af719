package org.drumlin.slurm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What slurm says that a cluster offers. */
final class SlurmFacts {
  private static final int NODE_FIELDS = 4;
  private static final int MOST_MODULES = 5000;
  private static final Pattern GPU = Pattern.compile("gpu:(?:([A-Za-z0-9_.-]+):)?([0-9]{1,4})");
  private static final Pattern MODULE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./+:=-]*");

  private SlurmFacts() {}

  static String bash() {
    return Sections.bash("partitions", "timeout 30 scontrol show part -o 2>&1")
        + Sections.bash("nodes", "timeout 30 sinfo -h -e -o '%R|%c|%m|%G' 2>&1")
        + Sections.bash(
            "accounts",
            "timeout 30 sacctmgr -nP show assoc user=\"$(id -un)\" format=Account,QOS 2>/dev/null")
        // The command for modules is there in a login shell only, and its list is on either stream.
        + Sections.bash(
            "modules",
            "timeout 30 bash -lc 'echo \"#list\"; module -t avail' 2>&1 </dev/null | head -n "
                + MOST_MODULES);
  }

  static Optional<ClusterFacts> read(Sections sections) {
    if (!sections.ok("partitions")) {
      return Optional.empty();
    }
    Map<String, Nodes> nodes = new HashMap<>();
    sections.lines("nodes").forEach(line -> addNodes(line, nodes));
    List<PartitionFacts> partitions = new ArrayList<>();
    for (String line : sections.lines("partitions")) {
      partition(line, nodes).ifPresent(partitions::add);
    }
    Set<String> accounts = new LinkedHashSet<>();
    Set<String> qos = new LinkedHashSet<>();
    for (String line : sections.lines("accounts")) {
      String[] fields = line.split("\\|", -1);
      if (fields.length == 2) {
        accounts.add(fields[0].strip());
        qos.addAll(list(fields[1]));
      }
    }
    accounts.remove("");
    return Optional.of(
        new ClusterFacts(
            partitions,
            List.copyOf(accounts),
            List.copyOf(qos),
            modules(sections.lines("modules"))));
  }

  /** The largest of a partition's nodes, quantity by quantity. */
  private record Nodes(int cpus, long memory, Set<String> gpus) {}

  private static void addNodes(String line, Map<String, Nodes> nodes) {
    String[] fields = line.split("\\|", -1);
    if (fields.length != NODE_FIELDS) {
      return;
    }
    // "4+" stands for four and more.
    int cpus = number(fields[1].replace("+", "")).orElse(0);
    int memory = number(fields[2].replace("+", "")).orElse(0);
    Set<String> gpus = new LinkedHashSet<>();
    Matcher matcher = GPU.matcher(fields[3]);
    while (matcher.find()) {
      gpus.add(
          matcher.group(1) == null ? matcher.group(2) : matcher.group(1) + ":" + matcher.group(2));
    }
    nodes.merge(
        fields[0],
        new Nodes(cpus, memory, gpus),
        (one, other) -> {
          Set<String> both = new LinkedHashSet<>(one.gpus());
          both.addAll(other.gpus());
          return new Nodes(
              Math.max(one.cpus(), other.cpus()), Math.max(one.memory(), other.memory()), both);
        });
  }

  private static Optional<PartitionFacts> partition(String line, Map<String, Nodes> nodes) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String word : line.split(" ")) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        pairs.putIfAbsent(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    String name = pairs.getOrDefault("PartitionName", "");
    if (name.isEmpty() || pairs.getOrDefault("RootOnly", "NO").equals("YES")) {
      return Optional.empty();
    }
    String state = pairs.getOrDefault("State", "UP");
    boolean up = state.equals("UP");
    Nodes largest = nodes.getOrDefault(name, new Nodes(0, 0, Set.of()));
    return Optional.of(
        new PartitionFacts(
            name,
            pairs.getOrDefault("Default", "NO").equals("YES"),
            up,
            Walltime.printed(pairs.getOrDefault("MaxTime", "")),
            Walltime.printed(pairs.getOrDefault("DefaultTime", "")),
            number(pairs.getOrDefault("MaxNodes", "")),
            largest.cpus() == 0 ? OptionalInt.empty() : OptionalInt.of(largest.cpus()),
            largest.memory() <= 1 ? OptionalLong.empty() : OptionalLong.of(largest.memory()),
            List.copyOf(largest.gpus()),
            allowed(pairs.getOrDefault("AllowAccounts", "ALL")),
            allowed(pairs.getOrDefault("AllowQos", "ALL")),
            up ? "" : closed(state)));
  }

  private static String closed(String state) {
    return switch (state) {
      case "DOWN" -> "it starts no jobs for now (DOWN): they wait until it opens";
      case "DRAIN" -> "it takes no new jobs (DRAIN): choose another";
      case "INACTIVE" -> "it is closed (INACTIVE): choose another";
      default -> "it is " + state;
    };
  }

  private static List<String> allowed(String text) {
    return text.equals("ALL") || text.equals("(null)") ? List.of() : list(text);
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  private static OptionalInt number(String text) {
    return text.strip().matches("[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(text.strip()))
        : OptionalInt.empty();
  }

  /** One a line after the mark; headings end with a colon, a default is marked. */
  private static List<String> modules(List<String> lines) {
    int start = lines.indexOf("#list");
    if (start < 0) {
      return List.of();
    }
    return lines.subList(start + 1, lines.size()).stream()
        .map(line -> line.strip().replaceFirst("\\((default|D|L|@)\\)$", ""))
        .filter(line -> MODULE.matcher(line).matches() && !line.endsWith(":"))
        .filter(line -> !line.endsWith("/"))
        .distinct()
        .toList();
  }
}

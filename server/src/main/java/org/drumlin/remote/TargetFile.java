package org.drumlin.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.drumlin.job.Durable;
import org.drumlin.job.Json;
import org.drumlin.slurm.ClusterSettings;

/**
 * targets.json of a data folder: the servers, the jobs that are still to be deleted there, and the
 * clusters. The desktop and the command line share it, so it is read anew each time, and changed
 * under a lock that holds between processes.
 */
final class TargetFile {
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Path file;
  private final Path lock;

  TargetFile(Path folder) {
    this.file = folder.resolve("targets.json");
    this.lock = folder.resolve("targets.lock");
  }

  /**
   * What is in it.
   *
   * @param targets the servers
   * @param deletions jobs deleted here whose server could not be told yet
   */
  record Content(
      List<TargetEntry> targets, List<Deletion> deletions, List<ClusterSettings> clusters) {
    Content {
      targets = List.copyOf(targets);
      deletions = List.copyOf(deletions);
      clusters = List.copyOf(clusters);
    }

    boolean has(String name) {
      return entry(name).isPresent() || hasCluster(name);
    }

    boolean hasCluster(String name) {
      return clusters.stream().anyMatch(cluster -> cluster.name().equals(name));
    }

    Content with(ClusterSettings added) {
      List<ClusterSettings> all = new ArrayList<>(clusters);
      all.add(added);
      return new Content(targets, deletions, all);
    }

    Optional<TargetEntry> entry(String name) {
      return targets.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** With that entry, in the place of the one of its name. */
    Content with(TargetEntry changed) {
      List<TargetEntry> all = new ArrayList<>(targets);
      all.replaceAll(entry -> entry.name().equals(changed.name()) ? changed : entry);
      if (!all.contains(changed)) {
        all.add(changed);
      }
      return new Content(all, deletions, clusters);
    }

    /** With another user at that target, if it is there still. */
    Content withUser(String name, String user) {
      return entry(name).map(entry -> with(entry.withUser(user))).orElse(this);
    }

    Content without(String name) {
      return new Content(
          targets.stream().filter(entry -> !entry.name().equals(name)).toList(),
          deletions.stream().filter(deletion -> !deletion.target().equals(name)).toList(),
          clusters.stream().filter(cluster -> !cluster.name().equals(name)).toList());
    }

    Content withDeletion(Deletion deletion) {
      List<Deletion> all = new ArrayList<>(deletions);
      all.add(deletion);
      return new Content(targets, all, clusters);
    }

    Content withoutDeletion(Deletion deletion) {
      List<Deletion> left = deletions.stream().filter(d -> !d.equals(deletion)).toList();
      return new Content(targets, left, clusters);
    }
  }

  /** A job of a server. */
  record Deletion(String target, String job) {}

  /** What to do under the lock. */
  @FunctionalInterface
  interface Guarded<T, E extends Exception> {
    T run() throws IOException, E;
  }

  /** What the content becomes. */
  @FunctionalInterface
  interface Change<E extends Exception> {
    Content of(Content content) throws E;
  }

  /** Which file this is, as text. */
  String place() {
    return file.toAbsolutePath().normalize().toString();
  }

  Content read() throws IOException {
    ObjectNode node;
    try {
      node = Json.readObject(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return new Content(List.of(), List.of(), List.of());
    }
    List<TargetEntry> targets = new ArrayList<>();
    node.path("targets").forEach(entry -> targets.add(TargetEntry.fromJson(entry)));
    List<Deletion> deletions = new ArrayList<>();
    node.path("deletions")
        .forEach(entry ->
            deletions.add(new Deletion(entry.path("target").asText(), entry.path("job").asText())));
    List<ClusterSettings> clusters = new ArrayList<>();
    for (JsonNode cluster : node.path("clusters")) {
      clusters.add(ClusterSettings.fromJson(cluster));
    }
    return new Content(targets, deletions, clusters);
  }

  <E extends Exception> void change(Change<E> change) throws IOException, E {
    this.<Boolean, E>locked(() -> {
      Content before = read();
      Content after = change.of(before);
      if (!after.equals(before)) {
        write(after);
      }
      return true;
    });
  }

  /** Runs while no other process or thread does so on this folder. Not within itself. */
  synchronized <T, E extends Exception> T locked(Guarded<T, E> work) throws IOException, E {
    Files.createDirectories(lock.toAbsolutePath().getParent());
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      boolean taken = false;
      while (!taken) {
        taken = take(channel);
      }
      return work.run();
    }
  }

  /** Another part of this process may have it, which the system reports instead of waiting. */
  private static boolean take(FileChannel channel) throws IOException {
    try {
      channel.lock();
      return true;
    } catch (OverlappingFileLockException e) {
      LockSupport.parkNanos(LOOK.toNanos());
      return false;
    }
  }

  private void write(Content content) throws IOException {
    ObjectNode node = Json.object();
    ArrayNode targets = node.putArray("targets");
    content.targets().forEach(entry -> targets.add(entry.toJson()));
    ArrayNode deletions = node.putArray("deletions");
    content
        .deletions()
        .forEach(d -> deletions.addObject().put("target", d.target()).put("job", d.job()));
    ArrayNode clusters = node.putArray("clusters");
    content.clusters().forEach(cluster -> clusters.add(cluster.toJson()));
    Durable.write(file, Json.pretty(node));
  }
}

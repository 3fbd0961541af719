package org.drumlin.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.drumlin.job.Durable;
import org.drumlin.job.Json;

/**
 * Requests that users keep under a name, each a file of its own: FOLDER/user/cluster/name.json.
 * Several servers may share the folder.
 */
public final class Presets {
  /**
   * How a preset may be called; also what its file is called, so nothing leads out of the folder.
   */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}");

  private static final String END = ".json";

  private final Path folder;

  public Presets(Path folder) {
    this.folder = folder;
  }

  /** Whether a preset can be called so. */
  public static boolean names(String text) {
    return NAME.matcher(text).matches() && !text.endsWith(" ");
  }

  /** All that a user keeps for a cluster, by name. */
  public Map<String, ObjectNode> all(String user, String cluster) throws IOException {
    Map<String, ObjectNode> presets = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Path place = folder.resolve(user).resolve(cluster);
    if (Files.isDirectory(place)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(place, "*" + END)) {
        for (Path file : files) {
          read(file, presets);
        }
      }
    }
    return presets;
  }

  private static void read(Path file, Map<String, ObjectNode> into) throws IOException {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
    try {
      if (names(name)) {
        into.put(name, Json.readObject(Files.readAllBytes(file)));
      }
    } catch (NoSuchFileException e) {
      // Removed in between.
    }
  }

  /** Keeps a request under a name, in the place of one that was there. */
  public void keep(String user, String cluster, String name, ObjectNode queue) throws IOException {
    Path file = file(user, cluster, name);
    Files.createDirectories(file.resolveSibling("."));
    Durable.write(file, Json.pretty(queue));
  }

  /**
   * Forgets one.
   *
   * @return whether there was one
   */
  public boolean remove(String user, String cluster, String name) throws IOException {
    return Files.deleteIfExists(file(user, cluster, name));
  }

  private Path file(String user, String cluster, String name) {
    if (!names(name)) {
      throw new IllegalArgumentException("'" + name + "' is no preset's name");
    }
    return folder.resolve(user).resolve(cluster).resolve(name + END);
  }
}

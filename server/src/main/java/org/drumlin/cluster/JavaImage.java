package org.drumlin.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.drumlin.data.Sha256;
import org.drumlin.job.Durable;
import org.drumlin.store.FolderTree;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This program's own Java, as one archive that nodes of the same kind of machine run: linked down
 * to what the runner needs where that can be done, else whole. Made once and kept.
 */
public final class JavaImage {
  private static final Logger LOG = LoggerFactory.getLogger(JavaImage.class);
  private static final String MODULES =
      "java.base,java.desktop,java.logging,java.management,java.naming,java.sql,java.xml,"
          + "jdk.incubator.vector,jdk.unsupported";
  private static final int MINUTES = 5;

  private final Path folder;
  private final Path home = Path.of(System.getProperty("java.home"));

  /**
   * @param folder where it is kept; made when it is not there
   */
  public JavaImage(Path folder) {
    this.folder = folder;
  }

  /** What tells it from others: version, builder, kind of machine, what is in it. */
  public String name() {
    String what =
        String.join(
            " ",
            System.getProperty("java.runtime.version", ""),
            System.getProperty("java.vendor", ""),
            System.getProperty("os.name", ""),
            System.getProperty("os.arch", ""),
            MODULES);
    return Sha256.of(what).substring(0, 16);
  }

  /** Why nodes of that kind cannot run it; empty when they can. */
  public String unfit(String system, String machine) {
    String ours = machine(System.getProperty("os.arch", ""));
    boolean linux =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")
            && system.equals("Linux");
    return linux && ours.equals(machine(machine))
        ? ""
        : "The cluster is a "
            + system
            + " on "
            + machine
            + ", so this computer's Java does not run there. Choose a module or a path of a Java 25"
            + " there instead.";
  }

  private static String machine(String name) {
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "arm64", "aarch64" -> "aarch64";
      default -> name;
    };
  }

  /** The archive, a gzipped tar with {@code bin/java} in it. */
  public synchronized Path archive() throws IOException {
    Path archive = folder.resolve(name() + ".tar.gz");
    if (Files.isRegularFile(archive)) {
      return archive;
    }
    Files.createDirectories(folder);
    Path linked = folder.resolve("." + name());
    try {
      Path whole = link(linked) ? linked : home;
      Path part = folder.resolve("." + name() + ".part");
      // A distribution's Java has links to elsewhere in it.
      run(
          List.of(
              "tar",
              "-chzf",
              part.toString(),
              "--exclude=./src.zip",
              "--exclude=./lib/src.zip",
              "--exclude=./jmods",
              "-C",
              whole.toString(),
              "."));
      Durable.move(part, archive);
      return archive;
    } finally {
      FolderTree.delete(linked);
    }
  }

  private boolean link(Path to) {
    try {
      FolderTree.delete(to);
      run(
          List.of(
              home.resolve("bin/jlink").toString(),
              "--add-modules",
              MODULES,
              "--no-header-files",
              "--no-man-pages",
              "--output",
              to.toString()));
      return true;
    } catch (IOException e) {
      LOG.info("this Java cannot be linked, so it is taken whole: {}", e.getMessage());
      return false;
    }
  }

  private static void run(List<String> line) throws IOException {
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    try (var out = process.getInputStream()) {
      String said = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException(line.getFirst() + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    } finally {
      process.destroyForcibly();
    }
  }
}

package org.drumlin.runner;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the runner's process is started: the one place that knows the engine's JVM flags.
 *
 * @param java the executable
 * @param jar drumlin-runner.jar
 * @param cache folder for the class archive that makes the next start faster, when there is one
 * @param memoryMegabytes the most heap a fit may take; half of the machine when left out
 */
public record RunnerCommand(
    Path java, Path jar, Optional<Path> cache, OptionalInt memoryMegabytes) {

  /** System property with the jar's path, set by the start script and the installer. */
  public static final String JAR_PROPERTY = "drumlin.runner";

  /**
   * The runner beside this program, on this program's Java.
   *
   * @throws IllegalStateException when the jar is not there; the message is for a person
   */
  public static RunnerCommand standard() {
    return new RunnerCommand(
        Path.of(System.getProperty("java.home"), "bin", executable("java")),
        findJar(),
        CacheFolder.find(),
        OptionalInt.empty());
  }

  public RunnerCommand withMemory(int megabytes) {
    return new RunnerCommand(java, jar, cache, OptionalInt.of(megabytes));
  }

  /** Keeps the class archive in that folder, which must be writable. */
  public RunnerCommand withCache(Path folder) {
    return new RunnerCommand(java, jar, Optional.of(folder), memoryMegabytes);
  }

  /** The whole command line with these arguments of {@link RunnerMain}. */
  public List<String> line(String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(java.toString());
    line.addAll(flags());
    line.add("-jar");
    line.add(jar.toString());
    line.addAll(List.of(arguments));
    return line;
  }

  /**
   * As {@link #line}, in a session of its own, so that a key pressed in the hub's terminal or its
   * end does not reach it.
   */
  public List<String> detachedLine(String... arguments) {
    List<String> line = line(arguments);
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      line.addFirst("/usr/bin/setsid");
    }
    return line;
  }

  /** A process of this command line, with what drivers need in its environment. */
  public ProcessBuilder process(List<String> line) {
    ProcessBuilder builder = new ProcessBuilder(line);
    // pocl's own handler breaks Java's ArithmeticException.
    builder.environment().put("POCL_SIGFPE_HANDLER", "0");
    cache.ifPresent(folder ->
        builder.environment().putIfAbsent("POCL_CACHE_DIR", folder.resolve("pocl").toString()));
    return builder;
  }

  /**
   * The words of a runner on another computer, whose paths mean nothing here.
   *
   * @param heap the most it may take, as {@code -Xmx} has it
   */
  public static List<String> elsewhere(
      String java, String jar, String heap, List<String> arguments) {
    List<String> line = new ArrayList<>(List.of("env", "POCL_SIGFPE_HANDLER=0", java));
    line.addAll(flags("-Xmx" + heap));
    line.addAll(List.of("-jar", jar));
    line.addAll(arguments);
    return line;
  }

  private static List<String> flags(String memory) {
    List<String> flags = new ArrayList<>();
    flags.add("--add-modules=jdk.incubator.vector");
    flags.add("--enable-native-access=ALL-UNNAMED");
    flags.add("-XX:+UseSerialGC");
    // A driver's crash leaves its report in the log, not gigabytes in the job's folder.
    flags.add("-XX:-CreateCoredumpOnCrash");
    flags.add(memory);
    flags.add("-Djava.awt.headless=true");
    return flags;
  }

  private List<String> flags() {
    List<String> flags =
        flags(
            memoryMegabytes.isPresent()
                ? "-Xmx" + memoryMegabytes.getAsInt() + "m"
                : "-XX:MaxRAMPercentage=50");
    cache.ifPresent(folder -> flags.addAll(archiveFlags(folder)));
    return flags;
  }

  private List<String> archiveFlags(Path folder) {
    Optional<Path> archive = CacheFolder.archive(folder, jar);
    if (archive.isEmpty()) {
      return List.of();
    }
    return List.of(
        "-XX:+AutoCreateSharedArchive",
        "-XX:SharedArchiveFile=" + archive.orElseThrow(),
        "-Xlog:cds=off",
        "-Xlog:cds+dynamic=off");
  }

  private static Path findJar() {
    String property = System.getProperty(JAR_PROPERTY, "");
    if (!property.isEmpty()) {
      return existing(Path.of(property));
    }
    CodeSource source = RunnerCommand.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw missing("drumlin-runner.jar");
    }
    try {
      Path own = Path.of(source.getLocation().toURI());
      return existing(
          String.valueOf(own.getFileName()).endsWith("runner.jar")
              ? own
              : own.resolveSibling("drumlin-runner.jar"));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("cannot tell where Drumlin is installed", e);
    }
  }

  private static Path existing(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw missing(jar.toString());
    }
    return jar.toAbsolutePath();
  }

  private static IllegalStateException missing(String jar) {
    return new IllegalStateException(
        "the runner is missing (" + jar + "): install Drumlin again, or set -D" + JAR_PROPERTY);
  }

  private static String executable(String name) {
    return File.separatorChar == '\\' ? name + ".exe" : name;
  }
}

package org.drumlin.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.drumlin.job.JobFolder;

/** The packaged runner in processes of its own, as a hub starts it. */
final class RunnerJar {
  private static final long PATIENCE_SECONDS = 120;
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final String DATA = "ISIS_Polymer_Blend_RT2.xml";

  private RunnerJar() {}

  static RunnerCommand command(OptionalInt memory) {
    Path jar = Path.of(System.getProperty(RunnerCommand.JAR_PROPERTY, ""));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new RunnerCommand(java, jar, Optional.empty(), memory);
  }

  /** A job's folder with the polymer blend and that method. */
  static JobFolder folder(Path path, String method) throws IOException {
    return folder(path, method, "mono_gauss_coil");
  }

  static JobFolder folder(Path path, String method, String model) throws IOException {
    String document =
        """
        {"drumlin": 1, "title": "Polymer blend",
         "datasets": [{"file": "%s", "resolution": "none"}],
         "models": [{"model": "%s", "parameters": {
           "i_zero": {"value": 50, "fit": [0, 200]},
           "rg": {"value": 60, "fit": [5, 200]},
           "background": {"value": 0.1, "fit": [-1, 10]}}}],
         "method": %s}
        """
            .formatted(DATA, model, method);
    JobFolder folder = JobFolder.at(path);
    Map<String, Path> data = new LinkedHashMap<>();
    data.put(DATA, EXAMPLES.resolve(DATA));
    folder.create(
        String.valueOf(path.getFileName()),
        "Polymer blend",
        document.getBytes(StandardCharsets.UTF_8),
        data);
    return folder;
  }

  static Process start(JobFolder folder, String... more) throws IOException {
    return start(command(OptionalInt.empty()), folder, more);
  }

  static Process start(RunnerCommand command, JobFolder folder, String... more) throws IOException {
    List<String> line = command.line("run", folder.path().toString());
    line.addAll(List.of(more));
    return new ProcessBuilder(line)
        .redirectOutput(folder.path().resolve("stdout.txt").toFile())
        .redirectError(folder.path().resolve("stderr.txt").toFile())
        .start();
  }

  /** Waits for the process; its exit code. */
  static int code(Process process) throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the runner does not end");
    }
    return process.exitValue();
  }

  static int run(JobFolder folder, String... more) throws IOException, InterruptedException {
    return code(start(folder, more));
  }

  static String stderr(JobFolder folder) throws IOException {
    return Files.readString(folder.path().resolve("stderr.txt"));
  }

  /** Waits for a condition. */
  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("waited in vain for " + what);
      }
      Thread.onSpinWait();
      java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}

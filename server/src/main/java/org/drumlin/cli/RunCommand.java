package org.drumlin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drumlin run FOLDER}: the runner itself, in a process with the engine's flags. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = DrumlinCli.Versions.class,
    description = "Computes the fit of a job's folder (job.json, fit.json, data/).")
final class RunCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FOLDER", description = "The job's folder.")
  private Path folder = Path.of("");

  @Option(
      names = "--attempt",
      paramLabel = "N",
      description = "Write to attempt-N and publish nothing: for who started it to do.")
  private @Nullable Integer attempt;

  @Option(names = "--threads", paramLabel = "N", description = "Processors used; all by default.")
  private @Nullable Integer threads;

  @Option(
      names = "--engine",
      paramLabel = "E",
      description = "auto, jvm, opencl or opencl:DEVICE, instead of the document's.")
  private @Nullable String engine;

  @Option(
      names = "--checkpoint",
      paramLabel = "SECONDS",
      description = "Keep the fit's state this often, to go on from; 300 by default.")
  private @Nullable String checkpoint;

  RunCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("run", folder.toString()));
    if (attempt != null) {
      words.addAll(List.of("--attempt", attempt.toString()));
    }
    if (threads != null) {
      words.addAll(List.of("--threads", threads.toString()));
    }
    if (engine != null) {
      words.addAll(List.of("--engine", engine));
    }
    if (checkpoint != null) {
      words.addAll(List.of("--checkpoint", checkpoint));
    }
    return RunnerChild.run(words);
  }
}

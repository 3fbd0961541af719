package org.drumlin.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.drumlin.job.UserFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drumlin eval --jsonl}: curves line by line, in a process with the engine's flags. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    versionProvider = DrumlinCli.Versions.class,
    description = {
      "Computes curves: reads {\"model\":\"sphere\",\"pars\":{\"radius\":50},\"q\":[0.01]} a line,",
      "writes {\"I\":[…]} or {\"error\":\"…\"} a line, in order."
    })
final class EvalCommand implements Callable<Integer> {
  @Option(names = "--jsonl", required = true, description = "Lines of JSON, in and out.")
  private boolean jsonLines;

  @Option(names = "--threads", paramLabel = "N", description = "Processors used; all by default.")
  private @Nullable Integer threads;

  @Option(
      names = "--engine",
      paramLabel = "E",
      description = "jvm (also what auto means here), opencl, or opencl:DEVICE.")
  private @Nullable String engine;

  EvalCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("eval"));
    if (jsonLines) {
      words.add("--jsonl");
    }
    words.addAll(List.of("--models", UserFolder.standard().models().toString()));
    if (threads != null) {
      words.addAll(List.of("--threads", threads.toString()));
    }
    if (engine != null) {
      words.addAll(List.of("--engine", engine));
    }
    return RunnerChild.run(words);
  }
}

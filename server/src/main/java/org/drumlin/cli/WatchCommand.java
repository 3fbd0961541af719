package org.drumlin.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.drumlin.remote.ServerException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drumlin watch ID}: a job on a server to its end and its table. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    versionProvider = DrumlinCli.Versions.class,
    description = {
      "Follows a job on a server and prints its table at the end.",
      "Ctrl-C ends the watching, not the job."
    })
final class WatchCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "ID", description = "As drumlin jobs lists it.")
  private String id = "";

  @Option(names = "--target", paramLabel = "NAME", description = "The server that has it.")
  private @Nullable String target;

  @Option(names = "--json", description = "Print one JSON object instead of the table.")
  private boolean json;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills spec in
  WatchCommand() {}

  @Override
  public Integer call() throws CliException, IOException, ServerException, InterruptedException {
    try (Servers servers = Servers.ofUser()) {
      return new WatchedJob(spec, json).toEnd(servers.find(id, target));
    }
  }
}

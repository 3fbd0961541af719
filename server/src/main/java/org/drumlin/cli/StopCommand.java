package org.drumlin.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.drumlin.job.Job;
import org.drumlin.job.Json;
import org.drumlin.remote.ServerException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drumlin stop ID}: asks a server to end a job with what it has. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    versionProvider = DrumlinCli.Versions.class,
    description = "Ends a job on a server; the result so far is kept.")
final class StopCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "ID", description = "As drumlin jobs lists it.")
  private String id = "";

  @Option(names = "--target", paramLabel = "NAME", description = "The server that has it.")
  private @Nullable String target;

  @Option(names = "--json", description = "Print the job as one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills spec in
  StopCommand() {}

  @Override
  public Integer call() throws CliException, IOException, ServerException {
    try (Servers servers = Servers.ofUser()) {
      Servers.Found found = servers.find(id, target);
      Job job = found.server().stop(id);
      String words =
          found.job().state().ended()
              ? "It had ended already: " + job.state().wire() + "."
              : "The job is " + job.state().wire() + ".";
      spec.commandLine().getOut().println(json ? Json.line(job.toJson()) : words);
      spec.commandLine().getOut().flush();
      return 0;
    }
  }
}

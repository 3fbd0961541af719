package org.drumlin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.drumlin.app.GroupServer;
import org.drumlin.app.config.ConfigException;
import org.drumlin.app.config.ServerConfiguration;
import org.drumlin.runner.RunnerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code drumlin serve}: the server of a group, until it is told to end. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    versionProvider = DrumlinCli.Versions.class,
    description = "Runs the server of a group; docs/admin.md tells of it.")
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The server's configuration; docs/server.example.yaml is one to begin with.")
  private Path config = Path.of("");

  @Option(
      names = "--check",
      description = "Read the configuration, print what would be used, and end.")
  private boolean check;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills spec in
  ServeCommand() {}

  @Override
  public Integer call() throws CliException, IOException, InterruptedException {
    ServerConfiguration configuration = configuration();
    if (check) {
      return check(configuration);
    }
    GroupServer server = GroupServer.start(configuration, RunnerCommand.standard());
    // SIGTERM and Ctrl-C end it in order; the process waits for that.
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "end"));
    new CountDownLatch(1).await();
    return 0;
  }

  private int check(ServerConfiguration configuration) throws IOException {
    List<String> warnings = GroupServer.check(configuration);
    PrintWriter out = spec.commandLine().getOut();
    out.print(configuration.describe());
    out.flush();
    warnings.forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
    spec.commandLine().getErr().flush();
    return 0;
  }

  private ServerConfiguration configuration() throws CliException {
    try {
      return ServerConfiguration.read(config, System.getenv());
    } catch (ConfigException e) {
      throw new CliException(String.valueOf(e.getMessage()));
    }
  }
}

package org.drumlin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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
      PrintWriter out = spec.commandLine().getOut();
      out.print(configuration.describe());
      out.flush();
      return 0;
    }
    CountDownLatch ended = new CountDownLatch(1);
    try (GroupServer server = GroupServer.start(configuration, RunnerCommand.standard())) {
      Thread end = new Thread(() -> end(server, ended), "end");
      Runtime.getRuntime().addShutdownHook(end);
      ended.await();
    }
    return 0;
  }

  /** SIGTERM and Ctrl-C end the server in order; the process waits for it. */
  private static void end(GroupServer server, CountDownLatch ended) {
    server.close();
    ended.countDown();
  }

  private ServerConfiguration configuration() throws CliException {
    try {
      return ServerConfiguration.read(config, System.getenv());
    } catch (ConfigException e) {
      throw new CliException(String.valueOf(e.getMessage()));
    }
  }
}

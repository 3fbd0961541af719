package org.drumlin.cli.admin;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.drumlin.app.ServerConsole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code drumlin admin queue}. */
@Command(
    name = "queue",
    mixinStandardHelpOptions = true,
    description = "What the server has to do, and for whom.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class QueueCommand implements Callable<Integer> {
  @ParentCommand private AdminCommand admin;
  @Spec private CommandSpec spec;

  QueueCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (ServerConsole console = admin.console()) {
      console.queue().forEach(line -> out.println(line));
    }
    out.flush();
    return 0;
  }
}

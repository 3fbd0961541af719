package org.drumlin.cli.admin;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.drumlin.app.ServerConsole;
import org.drumlin.auth.AuditEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code drumlin admin audit}. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Who did what, the newest first.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class AuditCommand implements Callable<Integer> {
  @Option(names = "--limit", defaultValue = "50", description = "How many; 50 by default.")
  private int limit;

  @ParentCommand private AdminCommand admin;
  @Spec private CommandSpec spec;

  AuditCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (ServerConsole console = admin.console()) {
      for (AuditEntry entry : console.audit(limit)) {
        out.printf(
            "%s %-20s %-20s %s %s%n",
            entry.time(), entry.user(), entry.action(), entry.subject(), entry.address());
      }
    }
    out.flush();
    return 0;
  }
}

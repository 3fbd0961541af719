package org.drumlin.cli.admin;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.drumlin.app.ServerConsole;
import org.drumlin.auth.Administration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code drumlin admin invite}. */
@Command(
    name = "invite",
    mixinStandardHelpOptions = true,
    description = "Prints an invitation by which somebody makes an account.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class InviteCommand implements Callable<Integer> {
  @ParentCommand private AdminCommand admin;
  @Spec private CommandSpec spec;

  InviteCommand() {}

  @Override
  public Integer call() throws IOException {
    try (ServerConsole console = admin.console()) {
      var handed = console.people().invite(Administration.CONSOLE);
      PrintWriter out = spec.commandLine().getOut();
      out.println("This invitation is good for one account, until " + handed.expires() + ":");
      out.println(handed.token());
      out.flush();
    }
    return 0;
  }
}

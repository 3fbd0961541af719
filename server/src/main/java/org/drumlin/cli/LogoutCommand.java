package org.drumlin.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.drumlin.remote.ServerException;
import org.drumlin.remote.TargetException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drumlin logout NAME}: ends the sign-in to a server. */
@Command(
    name = "logout",
    mixinStandardHelpOptions = true,
    versionProvider = DrumlinCli.Versions.class,
    description = "Ends the sign-in to a server, there and here.")
final class LogoutCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "NAME", description = "The target's name.")
  private String name = "";

  @Option(names = "--remove", description = "Take it out of the list of targets too.")
  private boolean remove;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills spec in
  LogoutCommand() {}

  @Override
  public Integer call() throws CliException, IOException, ServerException {
    try (Servers servers = Servers.ofUser()) {
      String left = servers.targets().signOut(name);
      if (remove) {
        servers.targets().remove(name);
      }
      String done = remove ? name + " is removed." : "Signed out of " + name + ".";
      spec.commandLine().getOut().println(left.isEmpty() ? done : left);
      spec.commandLine().getOut().flush();
      return 0;
    } catch (TargetException e) {
      throw new CliException(String.valueOf(e.getMessage()));
    }
  }
}

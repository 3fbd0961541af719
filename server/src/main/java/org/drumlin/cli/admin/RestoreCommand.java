package org.drumlin.cli.admin;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.drumlin.app.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code drumlin admin restore DIR}. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description =
        "Puts a backup into the configured places, which must be empty; the server is not running.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "A folder that backup wrote.")
  private Path folder;

  @ParentCommand private AdminCommand admin;
  @Spec private CommandSpec spec;

  RestoreCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "restored " + new Backup(admin.configuration()).restore(folder) + " from " + folder);
    out.flush();
    return 0;
  }
}

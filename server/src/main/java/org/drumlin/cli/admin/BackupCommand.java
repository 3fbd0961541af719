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

/** {@code drumlin admin backup DIR}. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = "Copies everything the server keeps, also while it runs.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class BackupCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "A folder that is empty, or is made.")
  private Path folder;

  @ParentCommand private AdminCommand admin;
  @Spec private CommandSpec spec;

  BackupCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.println("copied " + new Backup(admin.configuration()).write(folder) + " to " + folder);
    out.flush();
    return 0;
  }
}

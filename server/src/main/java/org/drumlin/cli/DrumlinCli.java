package org.drumlin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.drumlin.auth.AccountException;
import org.drumlin.bumps.ExportException;
import org.drumlin.cli.admin.AdminCommand;
import org.drumlin.data.DataException;
import org.drumlin.fit.DocumentException;
import org.drumlin.kernel.ModelException;
import org.drumlin.remote.ServerException;
import org.drumlin.runner.Version;
import org.drumlin.sasview.SavedFitException;
import org.drumlin.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;

/**
 * The commands of {@code drumlin}. Exit codes: 0 a finished fit, or done; 1 failed; 2 a wrong
 * command line; 3 stopped early with a partial result; 69 a server does not answer; 75 another
 * runner is at work in the folder; 77 sign in to the server first.
 */
@Command(
    name = "drumlin",
    mixinStandardHelpOptions = true,
    versionProvider = DrumlinCli.Versions.class,
    description = "Fits models to scattering data. Without a command it opens the desktop.",
    subcommands = {
      FitCommand.class,
      SummarizeCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      RunCommand.class,
      EvalCommand.class,
      ModelsCommand.class,
      DevicesCommand.class,
      ServeCommand.class,
      AdminCommand.class,
      LoginCommand.class,
      LogoutCommand.class,
      TargetsCommand.class,
      SubmitCommand.class,
      JobsCommand.class,
      WatchCommand.class,
      FetchCommand.class,
      StopCommand.class
    })
public final class DrumlinCli {
  static final int FAILED = 1;
  static final int NO_ANSWER = 69;
  static final int SIGN_IN = 77;

  DrumlinCli() {}

  /** Main of the command line alone; the desktop's main comes here when there are arguments. */
  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  /** Runs a command on this process's terminal; the exit code. */
  public static int execute(String... arguments) {
    return commandLine().execute(arguments);
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new DrumlinCli());
    line.setExecutionExceptionHandler(DrumlinCli::explain);
    line.setParameterExceptionHandler((e, words) -> {
      PrintWriter err = e.getCommandLine().getErr();
      String help = e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
      err.println("drumlin: " + oneLine(e.getMessage()) + "; see " + help);
      return CommandLine.ExitCode.USAGE;
    });
    return line;
  }

  private static int explain(Exception e, CommandLine line, ParseResult parsed) {
    switch (e) {
      case CliException known -> line.getErr().println("drumlin: " + oneLine(known.getMessage()));
      case ServerException known -> line.getErr().println("drumlin: " + oneLine(known.inWords()));
      case DocumentException known ->
          line.getErr().println("drumlin: " + oneLine(known.getMessage()));
      case DataException known -> line.getErr().println("drumlin: " + oneLine(known.getMessage()));
      case ExportException known ->
          line.getErr().println("drumlin: " + oneLine(known.getMessage()));
      case SavedFitException known ->
          line.getErr().println("drumlin: " + oneLine(known.getMessage()));
      case ModelException known -> line.getErr().println("drumlin: " + oneLine(known.getMessage()));
      case AccountException known ->
          line.getErr().println("drumlin: " + oneLine(known.getMessage()));
      case StoreException known -> line.getErr().println("drumlin: " + oneLine(known.getMessage()));
      case IllegalStateException known ->
          line.getErr().println("drumlin: " + oneLine(known.getMessage()));
      case IOException known -> line.getErr().println("drumlin: " + FileTrouble.of(known));
      default -> {
        line.getErr().println("drumlin: a fault of Drumlin itself (" + e + "); please report it");
        if (System.getenv("DRUMLIN_TRACE") != null) {
          e.printStackTrace(line.getErr());
        }
      }
    }
    line.getErr().flush();
    return switch (e) {
      case CliException known -> known.exitCode();
      case ServerException known -> exitCode(known);
      default -> FAILED;
    };
  }

  /** A script has to tell a server that is away from one that says no. */
  static int exitCode(ServerException e) {
    if (e.needsLogin()) {
      return SIGN_IN;
    }
    return e.passing() && e.certificate().isEmpty() ? NO_ANSWER : FAILED;
  }

  private static String oneLine(@org.jspecify.annotations.Nullable String message) {
    return message == null ? "failed" : message.replaceAll("\\s*\\R\\s*", " ");
  }

  /** What {@code --version} says. */
  static final class Versions implements IVersionProvider {
    Versions() {}

    @Override
    public String[] getVersion() {
      return new String[] {"drumlin " + Version.current()};
    }
  }
}

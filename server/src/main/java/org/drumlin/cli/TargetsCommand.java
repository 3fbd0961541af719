package org.drumlin.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.drumlin.job.Json;
import org.drumlin.job.Target;
import org.drumlin.job.TargetList;
import org.drumlin.remote.TargetException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code drumlin targets}: the servers there are, and whether each answers. */
@Command(
    name = "targets",
    mixinStandardHelpOptions = true,
    versionProvider = DrumlinCli.Versions.class,
    description = "Lists the servers you have added, and asks each whether it answers.")
final class TargetsCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills spec in
  TargetsCommand() {}

  @Override
  public Integer call() throws CliException, IOException {
    try (Servers servers = Servers.ofUser()) {
      for (String name : servers.targets().names()) {
        servers.targets().check(name);
      }
      TargetList list = servers.targets().list();
      spec.commandLine().getOut().println(json ? Json.line(list.toJson()) : text(list));
      spec.commandLine().getOut().flush();
      return 0;
    } catch (TargetException e) {
      throw new CliException(String.valueOf(e.getMessage()));
    }
  }

  private static String text(TargetList list) {
    TextTable table = new TextTable().row("target", "address", "user", "state", "version");
    StringBuilder notes = new StringBuilder();
    for (Target target : list.targets()) {
      if (target.kind() == Target.Kind.SERVER) {
        table.row(target.name(), target.address(), target.user(), words(target), target.version());
        if (!target.message().isEmpty()) {
          notes.append(Paragraph.of(target.name() + ": " + target.message())).append('\n');
        }
      }
    }
    if (list.targets().size() == 1) {
      return "There is no server yet; add one with: drumlin login URL";
    }
    return (table.text() + notes).stripTrailing();
  }

  private static String words(Target target) {
    return switch (target.state()) {
      case OK -> "ok";
      case STALE -> "does not answer";
      case NEEDS_LOGIN -> "sign in";
    };
  }
}

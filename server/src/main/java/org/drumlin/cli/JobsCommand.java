package org.drumlin.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.drumlin.job.Job;
import org.drumlin.job.Json;
import org.drumlin.remote.ServerException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code drumlin jobs}: your jobs on servers. */
@Command(
    name = "jobs",
    mixinStandardHelpOptions = true,
    versionProvider = DrumlinCli.Versions.class,
    description = "Lists your jobs on servers, the newest first.")
final class JobsCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  @Option(names = "--target", paramLabel = "NAME", description = "Only of that server.")
  private @Nullable String target;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills spec in
  JobsCommand() {}

  @Override
  public Integer call() throws CliException, IOException, ServerException {
    try (Servers servers = Servers.ofUser()) {
      List<ServerException> silent = new ArrayList<>();
      ArrayNode list = Json.array();
      TextTable table =
          new TextTable().row("job", "target", "state", "done", "chisq", "handed in", "title");
      List<String> names = servers.names(target);
      for (String name : names) {
        try {
          for (Job job : servers.server(name).jobs()) {
            list.add(job.toJson().put("target", name));
            row(table, name, job);
          }
        } catch (ServerException e) {
          silent.add(e);
        }
      }
      if (silent.size() == names.size()) {
        throw silent.getFirst();
      }
      ObjectNode all = Json.object();
      all.set("jobs", list);
      spec.commandLine().getOut().println(json ? Json.line(all) : table.text().stripTrailing());
      spec.commandLine().getOut().flush();
      silent.forEach(e -> spec.commandLine().getErr().println("drumlin: " + e.inWords()));
      spec.commandLine().getErr().flush();
      return silent.isEmpty() ? 0 : DrumlinCli.exitCode(silent.getFirst());
    }
  }

  private static void row(TextTable table, String target, Job job) {
    double done =
        job.state().ended() ? Double.NaN : job.progress().map(p -> p.fraction()).orElse(0.0);
    table.row(
        job.id(),
        target,
        job.state().wire(),
        Double.isNaN(done) ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * done),
        job.chisq().map(c -> String.format(Locale.ROOT, "%.4g", c)).orElse(""),
        TIME.format(job.created()),
        job.title());
  }
}

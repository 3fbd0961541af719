package org.drumlin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.drumlin.data.DataException;
import org.drumlin.job.Job;
import org.drumlin.job.Json;
import org.drumlin.job.Submission;
import org.drumlin.remote.ServerClient;
import org.drumlin.remote.ServerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drumlin submit DOC --target NAME}: hands a fit in to a server. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    versionProvider = DrumlinCli.Versions.class,
    description = {
      "Hands a fit in to a server, and prints the job's id. Once it is printed, the server has it",
      "on its disk."
    })
final class SubmitCommand implements Callable<Integer> {
  /** The same key makes the same job, so a reply that was lost costs nothing. */
  private static final int TRIES = 3;

  @Parameters(
      index = "0",
      paramLabel = "DOC",
      description =
          "The fit document; its data files lie beside it. Or a .fitv or .svs of SasView.")
  private Path document = Path.of("");

  @Option(
      names = "--target",
      required = true,
      paramLabel = "NAME",
      description = "The server; drumlin targets lists those there are.")
  private String target = "";

  @Option(
      names = "--priority",
      paramLabel = "N",
      description = "Among your own jobs, from -9 to 9; 0 by default, higher goes first.")
  private int priority;

  @Option(names = "--wait", description = "Follow it to its end, as drumlin watch does.")
  private boolean wait;

  @Option(names = "--json", description = "Print one JSON object: the job, or the result.")
  private boolean json;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills spec in
  SubmitCommand() {}

  @Override
  public Integer call()
      throws CliException, IOException, DataException, ServerException, InterruptedException {
    if (Math.abs((long) priority) > Submission.MOST_URGENT) {
      throw new CliException("--priority is a number from -9 to 9", 2);
    }
    FitInput input = FitInput.read(document);
    try (Servers servers = Servers.ofUser()) {
      ServerClient server = servers.server(servers.names(target).getFirst());
      Job job = handIn(server, input);
      if (wait) {
        return new WatchedJob(spec, json).toEnd(new Servers.Found(target, server, job));
      }
      print(json ? Json.line(job.toJson().put("target", target)) : job.id());
      return 0;
    }
  }

  private Job handIn(ServerClient server, FitInput input) throws ServerException, IOException {
    String key = "cli-" + UUID.randomUUID();
    for (int left = TRIES - 1; ; left--) {
      try {
        Map<String, String> files = new LinkedHashMap<>();
        for (var file : input.files().entrySet()) {
          files.put(file.getKey(), server.upload(file.getValue()));
        }
        Submission submission =
            new Submission(Json.readObject(input.bytes()), files, Job.HERE, priority);
        return server.submit(submission, key);
      } catch (ServerException e) {
        if (left == 0 || e.status() != 0 || e.certificate().isPresent()) {
          throw e;
        }
      }
    }
  }

  private void print(String text) {
    spec.commandLine().getOut().println(text);
    spec.commandLine().getOut().flush();
  }
}

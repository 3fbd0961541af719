package org.drumlin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.drumlin.job.FileEntry;
import org.drumlin.job.JobFolder;
import org.drumlin.job.Json;
import org.drumlin.remote.ServerException;
import org.drumlin.report.HtmlReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drumlin fetch ID}: the folder of an ended job, as {@code drumlin fit} makes it. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    versionProvider = DrumlinCli.Versions.class,
    description = "Fetches the results of a job on a server into a folder, with its report.")
final class FetchCommand implements Callable<Integer> {
  private static final String LAST = "exit.json";

  /** What a job's folder has; anything else of a server's is left there. */
  private static final Pattern WANTED =
      Pattern.compile(
          "(job|fit|result|run|exit)\\.json|samples\\.csv\\.gz|checkpoint\\.bin|data/.+"
              + "|attempt-[0-9]+/(runner\\.log|progress\\.jsonl)");

  @Parameters(index = "0", paramLabel = "ID", description = "As drumlin jobs lists it.")
  private String id = "";

  @Option(names = "--target", paramLabel = "NAME", description = "The server that has it.")
  private @Nullable String target;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {
        "Folder for the results; by default ID-fit in the current folder.",
        "Replaced when it holds an earlier fit, never when it holds anything else."
      })
  private @Nullable Path out;

  @Option(names = "--json", description = "Print one JSON object: the folder and its files.")
  private boolean json;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills spec in
  FetchCommand() {}

  @Override
  public Integer call() throws CliException, IOException, ServerException {
    try (Servers servers = Servers.ofUser()) {
      Servers.Found found = servers.find(id, target);
      if (!found.job().state().ended()) {
        throw new CliException(
            "the job is " + found.job().state().wire() + "; drumlin watch " + id + " waits for it");
      }
      List<FileEntry> files = new ArrayList<>(found.server().files(id));
      files.removeIf(file -> !WANTED.matcher(file.name()).matches());
      files.sort(Comparator.comparing(file -> file.name().equals(LAST)));
      Path folder = out == null ? Path.of(id + "-fit") : out;
      OutputFolder.clear(folder);
      for (FileEntry file : files) {
        fetch(found, file, folder);
      }
      boolean result = Files.exists(folder.resolve("result.json"));
      if (result) {
        HtmlReport.write(folder, folder.resolve(OutputFolder.REPORT));
      }
      tell(folder, files, result);
      return result ? 0 : DrumlinCli.FAILED;
    }
  }

  /** A name that would lead out of the folder is no name of a job's file. */
  private void fetch(Servers.Found found, FileEntry file, Path folder)
      throws IOException, ServerException {
    Path to = folder.resolve(file.name()).normalize();
    if (!to.startsWith(folder.normalize())) {
      throw new IOException("the server names a file outside the folder: " + file.name());
    }
    Files.createDirectories(JobFolder.at(folder).data());
    if (to.getParent() != null) {
      Files.createDirectories(to.getParent());
    }
    found.server().download(id, file.name(), to);
    if (Files.size(to) != file.size()) {
      throw new IOException(file.name() + " came incomplete; fetch again");
    }
  }

  private void tell(Path folder, List<FileEntry> files, boolean result) {
    if (json) {
      var object = Json.object().put("job", id).put("folder", folder.toString());
      var names = object.putArray("files");
      files.forEach(file -> names.add(file.name()));
      print(Json.line(object));
    } else if (result) {
      print("Files: " + folder + " (" + OutputFolder.REPORT + ", result.json)");
    } else {
      print("Files: " + folder + "; there is no result, its log is in attempt-1");
    }
  }

  private void print(String text) {
    spec.commandLine().getOut().println(text);
    spec.commandLine().getOut().flush();
  }
}

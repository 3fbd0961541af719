package org.drumlin.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.Method;
import org.drumlin.fit.MethodOptions;
import org.drumlin.job.JobFolder;
import org.drumlin.runner.RunnerCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code drumlin summarize DIR --burn N}: the statistics of a finished run with another burn-in.
 */
@Command(
    name = "summarize",
    mixinStandardHelpOptions = true,
    versionProvider = DrumlinCli.Versions.class,
    description = {
      "Makes the result of a sampled fit once more, of the draws after another burn-in.",
      "Nothing is sampled again; samples.csv.gz keeps every draw."
    })
final class SummarizeCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the fit.")
  private Path path = Path.of("");

  @Option(
      names = "--burn",
      paramLabel = "N",
      required = true,
      description = {
        "Generations left out, counted from the start of the run, at least the fit's own burn.",
        "0 finds them from the chains."
      })
  private int burn;

  @Option(names = "--json", description = "Print one JSON object instead of the table.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  SummarizeCommand() {}

  @Override
  public Integer call() throws CliException, IOException, DocumentException, InterruptedException {
    if (!JobFolder.isJobFolder(path)) {
      throw new CliException(path + " is not the folder of an earlier fit");
    }
    FitDocument document = FitDocuments.read(JobFolder.at(path).document());
    FitDocument changed = document.withMethod(discarding(document.method()));
    byte[] bytes = FitDocuments.write(changed).getBytes(StandardCharsets.UTF_8);
    FitInput input = new FitInput(path.toString(), changed, bytes, Map.of(), List.of());
    byte[] before = OutputFolder.document(path);
    JobFolder folder = OutputFolder.resume(path, input);
    // A run that was stopped stays where it stands.
    folder.requestStop();
    int threads = Runtime.getRuntime().availableProcessors();
    ProgressDisplay display = ProgressDisplay.onStandardError(json);
    LocalFit fit =
        new LocalFit(RunnerCommand.standard(), folder, threads, List.of("--resume"), display)
            .insteadOf(before);
    return new ToldFit(spec, json).run(fit, folder, path);
  }

  private Method discarding(Method method) throws CliException {
    if (MethodOptions.find(method.name(), "discard").isEmpty()) {
      throw new CliException(method.name() + " draws no samples; there is no burn-in to change");
    }
    int own = method.whole("burn");
    if (burn < 0 || burn > 0 && burn < own) {
      throw new CliException(
          "--burn "
              + burn
              + ": during its own burn-in of "
              + own
              + " generations the fit keeps no draws; give at least "
              + own
              + ", or 0");
    }
    Map<String, Object> options = new LinkedHashMap<>(method.options());
    options.put("discard", (double) burn);
    return new Method(method.name(), options, method.seed());
  }
}

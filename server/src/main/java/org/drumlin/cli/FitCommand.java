package org.drumlin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.drumlin.bumps.ExportException;
import org.drumlin.data.DataException;
import org.drumlin.engine.EngineWish;
import org.drumlin.fit.DocumentException;
import org.drumlin.job.JobFolder;
import org.drumlin.runner.RunnerCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drumlin fit DOC}: a fit from its document to its table and report, without a hub. */
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    versionProvider = DrumlinCli.Versions.class,
    description = {
      "Runs a fit document and prints its parameters with their uncertainties.",
      "Ctrl-C ends the fit and keeps what there is."
    })
final class FitCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "DOC",
      description =
          "The fit document; its data files lie beside it. Or a .fitv or .svs of SasView.")
  private Path document = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {
        "Folder for the results; by default NAME-fit in the current folder.",
        "Replaced when it holds an earlier fit, never when it holds anything else."
      })
  private @Nullable Path out;

  @Option(
      names = {"--resume", "--extend"},
      paramLabel = "DIR",
      description = {
        "Go on with the fit in DIR: one that was interrupted, or a finished one for which DOC now",
        "asks for more samples. The result is that of having run on, byte for byte."
      })
  private @Nullable Path resume;

  @Option(names = "--json", description = "Print one JSON object instead of the table.")
  private boolean json;

  @Option(names = "--threads", paramLabel = "N", description = "Processors used; all by default.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--engine",
      paramLabel = "E",
      description = "auto, jvm, opencl or opencl:DEVICE, instead of the document's.")
  private @Nullable String engine;

  @Option(
      names = "--checkpoint",
      paramLabel = "SECONDS",
      description = "Keep the fit's state this often, to go on from; 300 by default.")
  private double checkpoint = 300;

  @Option(
      names = "--pars",
      paramLabel = "FILE",
      description = "Start from the values of a .par file of bumps.")
  private @Nullable Path pars;

  @Spec private @Nullable CommandSpec spec;

  FitCommand() {}

  @Override
  public Integer call()
      throws CliException,
          IOException,
          DocumentException,
          DataException,
          ExportException,
          InterruptedException {
    if (threads < 1) {
      throw new CliException("--threads must be at least 1", 2);
    }
    if (!(checkpoint >= 0.001 && checkpoint < 1e6)) {
      throw new CliException("--checkpoint must be a number of seconds above 0", 2);
    }
    if (engine != null) {
      checkEngine(engine);
    }
    ProgressDisplay display = ProgressDisplay.onStandardError(json);
    FitInput input = FitInput.read(document);
    input.notes().forEach(display::note);
    if (pars != null) {
      input = input.startedFrom(pars, display::note);
    }
    Path target = target(input);
    byte[] before = OutputFolder.document(target);
    JobFolder folder =
        resume == null ? OutputFolder.prepare(target, input) : OutputFolder.resume(target, input);
    LocalFit fit =
        new LocalFit(RunnerCommand.standard(), folder, threads, words(), display).insteadOf(before);
    return new ToldFit(spec, json).run(fit, folder, target);
  }

  private Path target(FitInput input) throws CliException {
    if (resume != null) {
      if (out != null) {
        throw new CliException("--resume goes on in its own folder; leave --out away", 2);
      }
      return resume;
    }
    return out == null ? input.defaultFolder() : out;
  }

  private static void checkEngine(String text) throws CliException {
    try {
      EngineWish.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CliException("--engine: " + e.getMessage(), 2);
    }
  }

  /** For the runner. */
  private List<String> words() {
    List<String> words =
        new ArrayList<>(List.of("--checkpoint", String.format(Locale.ROOT, "%.3f", checkpoint)));
    if (engine != null) {
      words.addAll(List.of("--engine", engine));
    }
    if (resume != null) {
      words.add("--resume");
    }
    return words;
  }
}

package org.drumlin.runner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.drumlin.bumps.ParStart;
import org.drumlin.data.DataException;
import org.drumlin.data.DataReferences;
import org.drumlin.data.Dataset;
import org.drumlin.engine.DeviceFailure;
import org.drumlin.engine.EngineInfo;
import org.drumlin.engine.EngineWish;
import org.drumlin.engine.OpenClException;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.Method;
import org.drumlin.fitter.Beginning;
import org.drumlin.fitter.CheckpointException;
import org.drumlin.fitter.Draws;
import org.drumlin.fitter.FitException;
import org.drumlin.fitter.FitOutcome;
import org.drumlin.fitter.FitProblem;
import org.drumlin.fitter.Fitter;
import org.drumlin.fitter.Fitters;
import org.drumlin.job.AttemptFolder;
import org.drumlin.job.Exit;
import org.drumlin.job.JobFolder;
import org.drumlin.job.ProgressLine;
import org.drumlin.job.RunInfo;
import org.drumlin.kernel.ModelException;

/** From fit.json and data/ to result.json, samples.csv.gz and run.json. */
final class FitWork {
  private final JobFolder folder;
  private final AttemptFolder attempt;
  private final RunOptions options;
  private final Reporter reporter;
  private final CheckpointWriter checkpoints;
  private final RunnerLog log;
  private final Consumer<String> hung;
  private final Instant started = Instant.now();

  /**
   * @param hung ends the process when a driver does not return
   */
  FitWork(
      JobFolder folder,
      AttemptFolder attempt,
      RunOptions options,
      Reporter reporter,
      CheckpointWriter checkpoints,
      RunnerLog log,
      Consumer<String> hung) {
    this.folder = folder;
    this.attempt = attempt;
    this.options = options;
    this.reporter = reporter;
    this.checkpoints = checkpoints;
    this.log = log;
    this.hung = hung;
  }

  /** The attempt ends without a result, and another one is worth making; the message says why. */
  static final class TryAgain extends Exception {
    private static final long serialVersionUID = 1L;

    TryAgain(String message, Throwable cause) {
      super(message, cause);
    }
  }

  static EngineWish wish(Optional<EngineWish> instead, FitDocument document) {
    return instead.orElseGet(() -> EngineWish.parse(document.engine()));
  }

  Exit run()
      throws IOException,
          DocumentException,
          DataException,
          ModelException,
          FitException,
          OpenClException,
          InterruptedException,
          TryAgain {
    FitDocument read = ParStart.resolve(FitDocuments.read(folder.document()), folder.data());
    Beginning beginning = Beginning.of(read, folder.data());
    FitDocument document = beginning.document();
    Map<String, Dataset> data = DataReferences.resolve(document, folder.data());
    EngineWish wish = wish(options.engine(), document);
    OpenClMark mark = new OpenClMark(folder, attempt.number());
    String method = document.method().name();
    try (EngineChoice choice = new EngineChoice(wish, options.threads(), mark, hung)) {
      EngineChoice.Chosen chosen = choice.choose(document, data);
      EngineInfo info = chosen.info();
      log.line("engine " + info.name() + " on " + info.device() + ": " + info.detail());
      reporter.line(seq ->
          new ProgressLine.Start(seq, reporter.seconds(), attempt.number(), method, info.name()));
      chosen
          .warning()
          .ifPresent(
              why -> reporter.line(seq -> new ProgressLine.Log(seq, reporter.seconds(), why)));
      reporter.fitBegins();
      return write(fit(beginning, chosen.problem()), info);
    } catch (DeviceFailure e) {
      if (wish instanceof EngineWish.Auto) {
        mark.failed(String.valueOf(e.getMessage()));
        throw new TryAgain(String.valueOf(e.getMessage()), e);
      }
      throw e;
    }
  }

  private FitOutcome fit(Beginning beginning, FitProblem problem)
      throws IOException, DocumentException, FitException {
    Method settings = beginning.document().method();
    String method = settings.name();
    Fitter fitter =
        Fitters.named(method)
            .orElseThrow(
                () -> new DocumentException("method.name", method + " is not computed yet"));
    problem.startingFrom(beginning);
    Optional<Path> earlier = earlierState();
    if (earlier.isPresent()) {
      try {
        byte[] state = Files.readAllBytes(earlier.orElseThrow());
        tell("the fit goes on from the last checkpoint");
        reporter.goesOn();
        return fitter.fit(problem, settings, reporter, Optional.of(state));
      } catch (CheckpointException e) {
        if (options.resume()) {
          throw e;
        }
        tell("the fit starts anew: " + e.getMessage());
      }
    } else if (options.resume()) {
      throw new DocumentException(
          "", "the folder has no checkpoint of an earlier fit to go on from");
    }
    if (beginning.checkpoint().isPresent()) {
      reporter.goesOn();
    }
    return fitter.fit(problem, settings, reporter, beginning.checkpoint());
  }

  /** A folder that is run once more after its end begins anew, unless it is to go on. */
  private Optional<Path> earlierState() throws IOException {
    return options.resume() || folder.published().isEmpty()
        ? folder.checkpointBefore(attempt.number())
        : Optional.empty();
  }

  /** Tells who follows the fit, and the log. */
  private void tell(String text) {
    log.line(text);
    reporter.line(seq -> new ProgressLine.Log(seq, reporter.seconds(), text));
  }

  private Exit write(FitOutcome outcome, EngineInfo engine) throws IOException {
    FitResult result = outcome.result();
    for (String warning : result.warnings()) {
      reporter.line(seq -> new ProgressLine.Log(seq, reporter.seconds(), warning));
      log.line("warning: " + warning);
    }
    if (outcome.draws().isPresent()) {
      attempt.write(attempt.samples(), csv(outcome.draws().orElseThrow()));
    }
    checkpoints.end(outcome.checkpoint());
    attempt.writeResult(ResultBytes.of(result));
    attempt.writeRun(runInfo(result, engine));
    Exit.Status status =
        result.status() == FitResult.Status.STOPPED ? Exit.Status.STOPPED : Exit.Status.FINISHED;
    return Exit.of(attempt.number(), status, result.reason(), Instant.now());
  }

  private static byte[] csv(Draws draws) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    draws.writeCsv(bytes);
    return bytes.toByteArray();
  }

  private RunInfo runInfo(FitResult result, EngineInfo engine) {
    double seconds = reporter.fitSeconds();
    return new RunInfo(
        attempt.number(),
        engine.name(),
        engine.device(),
        engine.precision(),
        engine.detail(),
        engine.threads(),
        Version.current(),
        Runtime.version().toString(),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        host(),
        result.evaluations(),
        seconds,
        reporter.speed(result.evaluations()),
        started,
        Instant.now());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "";
    }
  }
}

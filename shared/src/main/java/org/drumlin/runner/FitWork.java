package org.drumlin.runner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Map;
import org.drumlin.data.DataException;
import org.drumlin.data.DataReferences;
import org.drumlin.data.Dataset;
import org.drumlin.engine.Engine;
import org.drumlin.engine.EngineInfo;
import org.drumlin.engine.JvmEngine;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.FitResult;
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
  private final int threads;
  private final Reporter reporter;
  private final RunnerLog log;
  private final Instant started = Instant.now();

  FitWork(JobFolder folder, AttemptFolder attempt, int threads, Reporter reporter, RunnerLog log) {
    this.folder = folder;
    this.attempt = attempt;
    this.threads = threads;
    this.reporter = reporter;
    this.log = log;
  }

  Exit run() throws IOException, DocumentException, DataException, ModelException, FitException {
    FitDocument document = FitDocuments.read(folder.document());
    Map<String, Dataset> data = DataReferences.resolve(document, folder.data());
    try (Engine engine = JvmEngine.create(threads)) {
      EngineInfo info = engine.info();
      reporter.line(seq ->
          new ProgressLine.Start(
              seq, reporter.seconds(), attempt.number(), document.method().name(), info.name()));
      FitProblem problem = FitProblem.of(document, data, engine);
      reporter.fitBegins();
      String method = document.method().name();
      Fitter fitter =
          Fitters.named(method)
              .orElseThrow(
                  () -> new DocumentException("method.name", method + " is not computed yet"));
      return write(fitter.fit(problem, document.method(), reporter), info);
    }
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
        seconds > 0 ? Math.rint(result.evaluations() / seconds) : Double.NaN,
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

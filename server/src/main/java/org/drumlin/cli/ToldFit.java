package org.drumlin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.FitResults;
import org.drumlin.job.Exit;
import org.drumlin.job.JobFolder;
import org.drumlin.job.Json;
import org.drumlin.job.RunInfo;
import org.drumlin.report.HtmlReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** A fit run to its end, its report written and its table printed. */
final class ToldFit {
  private final @Nullable CommandSpec spec;
  private final boolean json;

  /**
   * @param json one object instead of the table
   */
  ToldFit(@Nullable CommandSpec spec, boolean json) {
    this.spec = spec;
    this.json = json;
  }

  /** The exit code. */
  int run(LocalFit fit, JobFolder folder, Path target)
      throws CliException, IOException, InterruptedException {
    try {
      Exit exit = fit.run();
      if (exit.status() == Exit.Status.FAILED) {
        throw failed(exit, folder);
      }
      tell(folder, target);
      return exit.code();
    } finally {
      fit.told();
    }
  }

  private void tell(JobFolder folder, Path target) throws IOException {
    FitResult result = FitResults.read(folder.publishedFile("result.json"));
    RunInfo run =
        RunInfo.fromJson(Json.readObject(Files.readAllBytes(folder.publishedFile("run.json"))));
    HtmlReport.write(folder.path(), folder.path().resolve(OutputFolder.REPORT));
    if (json) {
      print(Json.line(FitSummary.of(result, run)));
      return;
    }
    boolean samples = Files.exists(folder.publishedFile("samples.csv.gz"));
    print(new ResultTable(result, run).text());
    print(
        "Files: "
            + target
            + " ("
            + OutputFolder.REPORT
            + ", result.json"
            + (samples ? ", samples.csv.gz)" : ")"));
  }

  private CliException failed(Exit exit, JobFolder folder) {
    if (json) {
      print(Json.line(Json.object().put("status", "failed").put("reason", exit.message())));
    }
    return new CliException(
        exit.message() + " (log: " + folder.attempt(exit.attempt()).log() + ")",
        Exit.Status.FAILED.code());
  }

  private void print(String text) {
    if (spec != null) {
      spec.commandLine().getOut().println(text);
      spec.commandLine().getOut().flush();
    }
  }
}

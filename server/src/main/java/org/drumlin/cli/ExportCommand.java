package org.drumlin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.drumlin.bumps.BumpsExport;
import org.drumlin.bumps.BumpsResults;
import org.drumlin.bumps.ExportException;
import org.drumlin.data.DataException;
import org.drumlin.data.DataReferences;
import org.drumlin.engine.Engine;
import org.drumlin.engine.JvmEngine;
import org.drumlin.fit.DocumentException;
import org.drumlin.kernel.ModelException;
import org.drumlin.report.CsvTables;
import org.drumlin.report.Figures;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drumlin export}: a document or a result for other programs. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = DrumlinCli.Versions.class,
    description = "Writes a fit or its result for other programs.")
final class ExportCommand implements Callable<Integer> {
  /** What to write. */
  static final class What {
    @Option(
        names = "--bumps",
        required = true,
        description = "A fit document as a model file for bumps and sasmodels, with its data.")
    private boolean bumps;

    @Option(
        names = "--bumps-results",
        required = true,
        description = "A result in the files that bumps writes: .par, .err, .dat, the chains.")
    private boolean bumpsResults;

    @Option(
        names = "--csv",
        required = true,
        description =
            "The tables of a result: parameters, covariance, curves and what else it has.")
    private boolean csv;

    @Option(names = "--figures", required = true, description = "The figures of a result, as SVG.")
    private boolean figures;

    What() {}
  }

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Parameters(
      index = "0",
      paramLabel = "FROM",
      description = "The fit document, or the folder of a result.")
  private Path from = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "DIR",
      description = "The folder to write to; files of the same names are replaced.")
  private Path folder = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  ExportCommand() {}

  @Override
  public Integer call()
      throws CliException,
          IOException,
          DocumentException,
          DataException,
          ModelException,
          ExportException {
    if (what.bumps) {
      script();
      return 0;
    }
    ResultFolder result = ResultFolder.read(from);
    if (what.csv) {
      tell(CsvTables.write(result.result(), folder));
    } else if (what.figures) {
      tell(Figures.write(result.result(), folder));
    } else {
      tell(
          BumpsResults.write(
              result.name(), result.document(), result.result(), result.draws(), folder));
    }
    return 0;
  }

  private void tell(List<Path> written) {
    print(
        "Written to "
            + folder
            + ": "
            + written.stream()
                .map(file -> String.valueOf(file.getFileName()))
                .collect(Collectors.joining(", ")));
  }

  private void script()
      throws CliException,
          IOException,
          DocumentException,
          DataException,
          ModelException,
          ExportException {
    FitInput input = FitInput.read(from);
    try (Engine engine = JvmEngine.create(1)) {
      BumpsExport.Written written =
          BumpsExport.write(
              BumpsExport.fileName(input.name()),
              input.document(),
              DataReferences.resolve(input.document(), FitInput.beside(from)),
              engine,
              folder);
      print("Written: " + written.script() + ", its data, and run.sh, which fits it in bumps.");
      written.notes().forEach(this::print);
    }
  }

  private void print(String text) {
    if (spec != null) {
      spec.commandLine().getOut().println(text);
      spec.commandLine().getOut().flush();
    }
  }
}

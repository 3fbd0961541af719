package org.drumlin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.drumlin.sasview.SavedFitException;
import org.drumlin.sasview.SavedFits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drumlin import FILE}: what SasView saved, as fit documents. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    versionProvider = DrumlinCli.Versions.class,
    description = {
      "Writes the fits that SasView saved (.fitv, .svs, .json) as fit documents with their data,",
      "and says what could not be carried over."
    })
final class ImportCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE", description = "What SasView saved.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder to write to; by default that of FILE.")
  private @Nullable Path out;

  @Spec private @Nullable CommandSpec spec;

  ImportCommand() {}

  @Override
  public Integer call() throws IOException, SavedFitException {
    SavedFits.Opened opened = SavedFits.read(file);
    Path folder = out == null ? FitInput.beside(file) : out;
    List<Path> written = SavedFits.write(opened, folder);
    for (int i = 0; i < written.size(); i++) {
      print("Written: " + written.get(i));
      opened.fits().get(i).warnings().forEach(warning -> print("  " + warning));
    }
    opened.warnings().forEach(this::print);
    return 0;
  }

  private void print(String text) {
    if (spec != null) {
      spec.commandLine().getOut().println(text);
      spec.commandLine().getOut().flush();
    }
  }
}

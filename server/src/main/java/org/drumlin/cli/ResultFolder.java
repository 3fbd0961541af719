package org.drumlin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.drumlin.bumps.BumpsExport;
import org.drumlin.bumps.ExportException;
import org.drumlin.bumps.KeptDraws;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.FitResults;
import org.drumlin.job.JobFolder;

/**
 * The folder of a fit that has ended.
 *
 * @param name for files made of it
 */
record ResultFolder(String name, FitDocument document, FitResult result, Path samples) {

  static ResultFolder read(Path path) throws CliException, IOException, DocumentException {
    JobFolder folder = JobFolder.at(path);
    if (!JobFolder.isJobFolder(path)) {
      throw new CliException(path + ": is no folder of a fit (what drumlin fit --out made)");
    }
    Path result = folder.publishedFile("result.json");
    if (!Files.exists(result)) {
      throw new CliException(path + ": has no result yet, or the fit failed");
    }
    Path last = path.toAbsolutePath().normalize().getFileName();
    String name = BumpsExport.fileName(last == null ? "fit" : last.toString());
    return new ResultFolder(
        name.replaceAll("-fit$", ""),
        FitDocuments.read(folder.document()),
        FitResults.read(result),
        folder.publishedFile("samples.csv.gz"));
  }

  /** A sampler's draws. */
  Optional<KeptDraws> draws() throws IOException, ExportException {
    return Files.exists(samples) ? Optional.of(KeptDraws.ofResult(samples)) : Optional.empty();
  }
}

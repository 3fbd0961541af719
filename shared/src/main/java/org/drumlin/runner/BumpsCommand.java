package org.drumlin.runner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Deque;
import org.drumlin.bumps.BumpsExport;
import org.drumlin.bumps.ExportException;
import org.drumlin.data.DataException;
import org.drumlin.data.DataReferences;
import org.drumlin.engine.Engine;
import org.drumlin.engine.JvmEngine;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.job.Json;
import org.drumlin.kernel.ModelException;

/**
 * {@code bumps DOCUMENT FOLDER}: a fit as bumps takes it. Here, because the resolution's nodes are
 * the engine's, which no other process of ours loads. Answers one line of JSON: {@code script} and
 * {@code notes}, or {@code error}.
 */
final class BumpsCommand {
  private BumpsCommand() {}

  static int run(Deque<String> rest, PrintStream out)
      throws RunnerMain.UsageException, IOException {
    if (rest.size() != 2) {
      throw new RunnerMain.UsageException(
          "bumps needs a fit document and a folder: bumps FILE DIR");
    }
    Path file = Path.of(rest.pop()).toAbsolutePath();
    Path folder = Path.of(rest.pop());
    try (Engine engine = JvmEngine.create(1)) {
      out.println(Json.line(write(file, folder, engine)));
      return 0;
    } catch (DocumentException | DataException | ModelException | ExportException e) {
      out.println(Json.line(Json.object().put("error", e.getMessage())));
      return 1;
    }
  }

  private static ObjectNode write(Path file, Path folder, Engine engine)
      throws IOException, DocumentException, DataException, ModelException, ExportException {
    FitDocument document = FitDocuments.read(file);
    var written =
        BumpsExport.write(
            BumpsExport.fileName(document.title()),
            document,
            DataReferences.resolve(document, file.resolveSibling("")),
            engine,
            folder);
    ObjectNode answer = Json.object().put("script", written.script().toString());
    written.notes().forEach(answer.putArray("notes")::add);
    return answer;
  }
}

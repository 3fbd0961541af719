package org.drumlin.client.builder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.drumlin.data.DataException;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.Method;
import org.drumlin.fit.MethodOptions;
import org.drumlin.fit.Start;
import org.drumlin.remote.ServerClient;
import org.drumlin.remote.ServerException;

/** Fits of the hub's jobs, fetched to this computer. Blocks: call it from a task. */
final class HubFits {
  private final ServerClient client;
  private final Path folder;

  /**
   * @param folder where files are put; those of a job lie in one of its id
   */
  HubFits(ServerClient client, Path folder) {
    this.client = client;
    this.folder = folder;
  }

  /** A job's fit, and what it found. */
  record Fetched(FitFiles.Opened opened, FittedValues values) {}

  /** The document with its data, and the values that were found. */
  Fetched fit(String id) throws ServerException, IOException, DocumentException, DataException {
    byte[] json = client.document(id);
    for (String file : FitDocuments.parse(json).files()) {
      Path to = place(id, file);
      client.download(id, "data/" + file, to);
    }
    Path file = Files.write(place(id, "fit.json"), json);
    var found = client.result(id).map(FittedValues::of).orElse(FittedValues.NONE);
    return new Fetched(FitFiles.openDocument(file), found);
  }

  /** The same fit going on from where it stopped, with twice as much to do. */
  FitFiles.Opened extended(String id)
      throws ServerException, IOException, DocumentException, DataException {
    var opened = fit(id).opened();
    Path state = beginning(id, Start.Use.RUN);
    var draft = opened.draft();
    var longer = draft.with(twice(draft.document()));
    return new FitFiles.Opened(started(longer, state, Start.Use.RUN), opened.datasets());
  }

  /** The file of a job that a fit can begin from. */
  Path beginning(String id, Start.Use use) throws ServerException, IOException {
    String name =
        switch (use) {
          case VALUES, COVARIANCE -> "result.json";
          case POPULATION -> "samples.csv.gz";
          case RUN -> "checkpoint.bin";
        };
    Path to = place(id, "start-" + name);
    client.download(id, name, to);
    return to;
  }

  private Path place(String id, String file) throws IOException {
    Path to = folder.resolve(id).resolve(file).normalize();
    Files.createDirectories(to.toAbsolutePath().getParent());
    return to;
  }

  /** The draft beginning from that file. */
  static Draft started(Draft draft, Path file, Start.Use use) {
    var files = new LinkedHashMap<>(draft.files());
    files.put(Draft.START, file);
    var start = new Start(String.valueOf(file.getFileName()), use);
    return new Draft(
        draft.document().withStart(Optional.of(start)), files, draft.parked(), draft.at());
  }

  private static FitDocument twice(FitDocument document) {
    var method = document.method();
    String amount =
        MethodOptions.find(method.name(), "samples").isPresent() && noSteps(method)
            ? "samples"
            : "steps";
    var options = new LinkedHashMap<>(method.options());
    options.put(amount, 2 * method.number(amount));
    return document.withMethod(new Method(method.name(), options, method.seed()));
  }

  private static boolean noSteps(Method method) {
    return MethodOptions.find(method.name(), "steps").isEmpty() || method.number("steps") == 0;
  }
}

package org.drumlin.client.builder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Catalogue;
import org.drumlin.model.ModelInfo;

/** The program's own catalogue, read on a thread of its own before it is needed. */
public final class CatalogueLibrary implements ModelLibrary {
  private final FutureTask<Catalogue> reading = new FutureTask<>(Catalogue::builtin);

  /** Reads the catalogue; the first question waits for it, or reads it itself. */
  public void warmUp() {
    reading.run();
  }

  @Override
  public List<ModelInfo> models() {
    return catalogue().models();
  }

  @Override
  public Answer resolve(String text) {
    try {
      return Answer.Known.of(catalogue().resolve(text));
    } catch (ModelException e) {
      return new Answer.Wrong(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public String take(Path file) throws ModelException, IOException {
    throw new ModelException("TODO " + file);
  }

  private Catalogue catalogue() {
    reading.run(); // does nothing when it has run, or runs elsewhere
    try {
      return reading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the models were read", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the program's own models cannot be read", e.getCause());
    }
  }
}

package org.drumlin.client.builder;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Catalogue;
import org.drumlin.model.ModelInfo;

/** The program's own catalogue, read beside the screen while the window opens. */
public final class CatalogueLibrary implements ModelLibrary {
  private final CompletableFuture<Catalogue> catalogue =
      CompletableFuture.supplyAsync(Catalogue::builtin);

  @Override
  public List<ModelInfo> models() {
    return catalogue.join().models();
  }

  @Override
  public Answer resolve(String nameOrFormula) {
    try {
      return new Answer.Known(catalogue.join().resolve(nameOrFormula).info());
    } catch (ModelException e) {
      return new Answer.Wrong(String.valueOf(e.getMessage()));
    }
  }
}

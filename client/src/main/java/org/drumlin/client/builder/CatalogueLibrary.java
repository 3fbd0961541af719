package org.drumlin.client.builder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.drumlin.client.models.ModelShelf;
import org.drumlin.fit.FitDocument;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Catalogue;
import org.drumlin.model.ModelFile;
import org.drumlin.model.ModelInfo;
import org.jspecify.annotations.Nullable;

/**
 * The program's own catalogue and the user's folder of models, read on a thread of its own before
 * it is needed.
 */
public final class CatalogueLibrary implements ModelLibrary, ModelShelf {
  private final Path folder;
  private final FutureTask<Catalogue> reading = new FutureTask<>(CatalogueLibrary::read);
  private volatile @Nullable Catalogue withFolder;

  /**
   * @param folder of the user's model files; it need not be there
   */
  public CatalogueLibrary(Path folder) {
    this.folder = folder;
  }

  private static Catalogue read() {
    var program = Catalogue.builtin();
    int unused = program.models().size(); // reads their headers now
    return program;
  }

  /** Reads the catalogue; the first question waits for it, or reads it itself. */
  public void warmUp() {
    reading.run();
    refresh();
  }

  @Override
  public List<ModelInfo> models() {
    return catalogue().models();
  }

  @Override
  public List<String> broken() {
    return catalogue().broken().stream().map(Catalogue.Broken::error).toList();
  }

  @Override
  public void refresh() {
    withFolder = program().with(folder);
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public void check(String name, String text) throws ModelException {
    ModelInfo unused = ModelFile.parse(text).info(); // says more of a header than the next line
    Catalogue unusedEither = program().with(name, text);
  }

  @Override
  public OwnModel take(Path file) throws ModelException, IOException {
    String name;
    try {
      name = ModelFile.read(file).info().name();
    } catch (ModelException e) {
      throw e.in(String.valueOf(file.getFileName()));
    }
    String text = Files.readString(file);
    Catalogue unused = program().with(name, text); // refuses a mistake, and a name of the program's
    Path own = folder.resolve(name + ModelFile.SUFFIX);
    if (!Files.exists(own) || !Files.isSameFile(own, file)) {
      Files.createDirectories(folder);
      if (Files.exists(own)) {
        Files.move(
            own, own.resolveSibling(own.getFileName() + "~"), StandardCopyOption.REPLACE_EXISTING);
      }
      Files.writeString(own, text);
    }
    refresh();
    return new OwnModel(name, text);
  }

  @Override
  public Answer resolve(String text, Map<String, String> definitions) {
    try {
      return Answer.Known.of(with(definitions).resolve(text));
    } catch (ModelException e) {
      return new Answer.Wrong(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public FitDocument define(FitDocument document) {
    try {
      var all = with(document.definitions());
      var needed = new LinkedHashMap<String, String>();
      document.models().forEach(m -> needed.putAll(all.definitions(m.model())));
      return needed.equals(document.definitions()) ? document : document.withDefinitions(needed);
    } catch (ModelException e) {
      return document; // whoever resolves its models is told
    }
  }

  private Catalogue with(Map<String, String> definitions) throws ModelException {
    var all = catalogue();
    for (var definition : definitions.entrySet()) {
      all = all.with(definition.getKey(), definition.getValue());
    }
    return all;
  }

  private Catalogue catalogue() {
    var known = withFolder;
    if (known == null) {
      refresh();
      known = withFolder;
    }
    return known == null ? program() : known;
  }

  private Catalogue program() {
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

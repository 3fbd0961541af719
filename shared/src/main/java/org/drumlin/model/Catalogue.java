package org.drumlin.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drumlin.kernel.Formula;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.Suggestion;

/**
 * The models there are, and the way from what a document says ({@code sphere}, {@code y =
 * A*exp(-x/tau) + B}) to a model. Immutable, safe for any thread.
 */
public final class Catalogue {
  private static final String FOLDER = "catalogue/";
  private static final String COMBINERS = "+*@";

  private final Map<String, ModelFile> files;

  private Catalogue(Map<String, ModelFile> files) {
    this.files = files;
  }

  /** The models that come with the program. */
  public static Catalogue builtin() {
    Map<String, ModelFile> files = new LinkedHashMap<>();
    for (String name : resource("index.txt").lines().toList()) {
      try {
        files.put(name, ModelFile.parse(resource(name + ".model")));
      } catch (ModelException e) {
        throw new IllegalStateException("the program's own model " + name + ": " + e.getMessage());
      }
    }
    return new Catalogue(files);
  }

  private static String resource(String name) {
    try (InputStream stream = Catalogue.class.getResourceAsStream(FOLDER + name)) {
      if (stream == null) {
        throw new IllegalStateException("missing from the program: " + FOLDER + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What there is to know of each model, in the catalogue's order. */
  public List<ModelInfo> models() {
    return files.values().stream().map(ModelFile::info).toList();
  }

  /**
   * The model a document means.
   *
   * @param nameOrFormula a name of the catalogue, or a formula in x (or q) whose other names are
   *     its parameters: default 1, no limits
   * @throws ModelException for a person: an unknown name with the nearest known one, or the mistake
   *     in a formula with its column
   */
  public Model resolve(String nameOrFormula) throws ModelException {
    String text = nameOrFormula.strip();
    ModelFile file = files.get(text);
    if (file != null) {
      return file.model();
    }
    if (Formula.looksLikeOne(text)) {
      return formula(nameOrFormula);
    }
    if (text.isEmpty()) {
      throw new ModelException("no model is named");
    }
    if (text.chars().anyMatch(c -> COMBINERS.indexOf(c) >= 0)) {
      throw new ModelException(
          "unknown model '%s'; models cannot be combined yet, and a formula begins with 'y ='"
              .formatted(brief(text)));
    }
    throw new ModelException(
        "unknown model '%s'%s".formatted(brief(text), Suggestion.phrase(text, files.keySet())));
  }

  private static String brief(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private static Model formula(String text) throws ModelException {
    Formula formula = Formula.parse(text);
    List<ParameterInfo> parameters = new ArrayList<>();
    for (String name : formula.parameters()) {
      parameters.add(
          new ParameterInfo(
              name,
              "",
              1,
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              ParameterInfo.Kind.PLAIN,
              false,
              ""));
    }
    ModelInfo info =
        new ModelInfo(
            text.strip(), "Formula", "formula", "", parameters, List.of(), false, List.of());
    return new Model.Body(info, formula.program(), false);
  }
}

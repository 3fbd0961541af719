package org.drumlin.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.ModelEntry;
import org.drumlin.kernel.Formula;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.Suggestion;

/**
 * The models there are, and the way from what a document says ({@code sphere}, {@code
 * sphere@hardsphere+power_law}, {@code y = A*exp(-x/tau) + B}) to a model. A model's text is read
 * when it is first asked for. Safe for any thread.
 */
public final class Catalogue {
  private static final String FOLDER = "catalogue/";

  private final Map<String, Entry> entries;

  private Catalogue(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /** The models that come with the program. */
  public static Catalogue builtin() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (String name : resource("index.txt").lines().toList()) {
      String place = "the program's own model " + name;
      entries.put(
          name,
          new Entry(name, place, Entry.Origin.PROGRAM, () -> resource(name + ModelFile.SUFFIX)));
    }
    return new Catalogue(entries);
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

  /**
   * This catalogue and one more model, in place of one of a user's folder with the same name.
   *
   * @param text of a model file
   * @throws ModelException at the first mistake of the text; where the name is no name, differs
   *     from the text's, or is that of a model of the program
   */
  public Catalogue with(String name, String text) throws ModelException {
    if (!ModelFile.NAME.matcher(name).matches()) {
      throw new ModelException(
          "a model's name is made of letters, digits and _: '" + brief(name) + "'");
    }
    if (builtin(name)) {
      throw new ModelException(taken(name));
    }
    Entry entry = new Entry(name, "", Entry.Origin.DOCUMENT, () -> text);
    entry.body();
    Map<String, Entry> more = new LinkedHashMap<>(entries);
    more.put(name, entry);
    return new Catalogue(more);
  }

  /**
   * This catalogue and the models {@code NAME.model} of a folder as it is now; a folder that is not
   * there has none. A file that is no model is {@link #broken}, and harms no other.
   */
  public Catalogue with(Path folder) {
    Map<String, Entry> more = new LinkedHashMap<>(entries);
    ModelFolder.entries(folder, this::builtin).forEach(more::putIfAbsent);
    return new Catalogue(more);
  }

  /** Whether the program has a model of that name, which no other can replace. */
  public boolean builtin(String name) {
    Entry entry = entries.get(name);
    return entry != null && entry.origin() == Entry.Origin.PROGRAM;
  }

  /**
   * What there is to know of each model, in the catalogue's order: first the program's, then the
   * user's, without those {@link #broken}.
   */
  public List<ModelInfo> models() {
    List<ModelInfo> models = new ArrayList<>();
    for (Entry entry : entries.values()) {
      try {
        models.add(info(entry));
      } catch (ModelException e) {
        // listed as broken
      }
    }
    return models;
  }

  /**
   * A file of the user's folder that is no model.
   *
   * @param file its name
   * @param error what is wrong with it, for a person
   */
  public record Broken(String file, String error) {}

  /** The files of the user's folder that cannot be used, each with what is wrong with it. */
  public List<Broken> broken() {
    List<Broken> broken = new ArrayList<>();
    for (Entry entry : entries.values()) {
      try {
        info(entry);
      } catch (ModelException e) {
        broken.add(new Broken(entry.place(), String.valueOf(e.getMessage())));
      }
    }
    return broken;
  }

  /** The header of a model of the program, which tests have read; else the whole. */
  private static ModelInfo info(Entry entry) throws ModelException {
    if (entry.origin() != Entry.Origin.PROGRAM) {
      return entry.body().info();
    }
    try {
      return entry.info();
    } catch (ModelException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /**
   * The texts of the user's models that a model is made of, by their names: what has to travel with
   * it. Those that are broken are left out.
   *
   * @param text as {@link #resolve} takes it
   */
  public Map<String, String> definitions(String text) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : names(text.strip())) {
      Entry entry = entries.get(name);
      if (entry != null && entry.origin() != Entry.Origin.PROGRAM) {
        try {
          entry.body();
          texts.put(name, entry.text());
        } catch (ModelException e) {
          // whoever resolves the text is told
        }
      }
    }
    return texts;
  }

  /**
   * The document with the definitions of all models of the user's that it names, so that it runs
   * where the user's folder is not. What the document defines itself stays.
   */
  public FitDocument define(FitDocument document) {
    Map<String, String> all = new LinkedHashMap<>(document.definitions());
    for (ModelEntry entry : document.models()) {
      definitions(entry.model()).forEach(all::putIfAbsent);
    }
    return all.equals(document.definitions()) ? document : document.withDefinitions(all);
  }

  private List<String> names(String text) {
    if (entries.containsKey(text) || !Composition.looksLikeOne(text)) {
      return List.of(text);
    }
    try {
      return CompositionReader.read(text).names().toList();
    } catch (ModelException e) {
      return List.of(); // a formula, or a mistake that whoever resolves it is told
    }
  }

  /**
   * The model a document means.
   *
   * @param text a name of the catalogue; several put together by {@code + * @} as in sasmodels,
   *     with brackets; or a formula in x (or q) whose other names are its parameters: default 1, no
   *     limits
   * @throws ModelException for a person: an unknown name with the nearest known one, what cannot be
   *     put together, or the mistake in a formula with its column
   */
  public Model resolve(String text) throws ModelException {
    String plain = text.strip();
    if (entries.containsKey(plain)) {
      return body(plain);
    }
    if (Formula.looksLikeOne(plain)) {
      String left = plain.substring(0, plain.indexOf('='));
      if (left.chars().anyMatch(c -> "+*@".indexOf(c) >= 0)) {
        throw new ModelException(
            "a formula cannot be combined with models; make a model file of it");
      }
      return formula(text);
    }
    if (plain.isEmpty()) {
      throw new ModelException("no model is named");
    }
    if (!Composition.looksLikeOne(plain)) {
      throw unknown(plain, "");
    }
    return new Composer(this::part).compose(CompositionReader.read(plain));
  }

  private Model.Body part(String name) throws ModelException {
    if (!entries.containsKey(name)) {
      throw unknown(name, " (" + CompositionReader.FORMULA + ")");
    }
    return body(name);
  }

  private Model.Body body(String name) throws ModelException {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw unknown(name, "");
    }
    return entry.body();
  }

  private ModelException unknown(String name, String hint) {
    String near = Suggestion.phrase(name, entries.keySet());
    return new ModelException(
        "unknown model '%s'%s".formatted(brief(name), near.isEmpty() ? hint : near));
  }

  static String taken(String name) {
    return "the program has a model '%s', which no other can replace; choose another name"
        .formatted(name);
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

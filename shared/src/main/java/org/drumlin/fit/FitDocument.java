package org.drumlin.fit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fit, complete: the data, the models with their parameters, and how to fit them. The same
 * document runs on every target. Immutable; {@link FitDocuments} reads and writes it as JSON
 * (schema: docs/fit-document.schema.json).
 *
 * @param title what the scientist calls it; may be empty
 * @param datasets at least one
 * @param models at least one; each fitted to one data set
 * @param constraints inequalities over full parameter names, such as {@code "rt2.rg < 100"}
 * @param derived quantities computed from parameters, by name
 * @param definitions model files by the name of the model, for the models named here that do not
 *     come with the program
 * @param engine {@code auto}, {@code jvm} or {@code opencl[:device]}
 * @param start a file of an earlier fit to begin from; the values of the document without
 */
public record FitDocument(
    String title,
    List<DatasetEntry> datasets,
    List<ModelEntry> models,
    List<String> constraints,
    Map<String, String> derived,
    Map<String, String> definitions,
    Method method,
    String engine,
    Optional<Start> start) {

  public FitDocument {
    datasets = List.copyOf(datasets);
    models = List.copyOf(models);
    constraints = List.copyOf(constraints);
    derived = Collections.unmodifiableMap(new LinkedHashMap<>(derived));
    definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
  }

  /** A fit that begins from the document's values. */
  public FitDocument(
      String title,
      List<DatasetEntry> datasets,
      List<ModelEntry> models,
      List<String> constraints,
      Map<String, String> derived,
      Map<String, String> definitions,
      Method method,
      String engine) {
    this(
        title,
        datasets,
        models,
        constraints,
        derived,
        definitions,
        method,
        engine,
        Optional.empty());
  }

  /** A fit of models that all come with the program. */
  public FitDocument(
      String title,
      List<DatasetEntry> datasets,
      List<ModelEntry> models,
      List<String> constraints,
      Map<String, String> derived,
      Method method,
      String engine) {
    this(title, datasets, models, constraints, derived, Map.of(), method, engine);
  }

  /** The same with other definitions of models. */
  public FitDocument withDefinitions(Map<String, String> changed) {
    return new FitDocument(
        title, datasets, models, constraints, derived, changed, method, engine, start);
  }

  /** The same with other data sets and models. */
  public FitDocument with(List<DatasetEntry> otherDatasets, List<ModelEntry> otherModels) {
    return new FitDocument(
        title,
        otherDatasets,
        otherModels,
        constraints,
        derived,
        definitions,
        method,
        engine,
        start);
  }

  /** The same under another title. */
  public FitDocument withTitle(String changed) {
    return new FitDocument(
        changed, datasets, models, constraints, derived, definitions, method, engine, start);
  }

  /** The same fitted in another way. */
  public FitDocument withMethod(Method changed) {
    return new FitDocument(
        title, datasets, models, constraints, derived, definitions, changed, engine, start);
  }

  /** The same computed by another engine. */
  public FitDocument withEngine(String changed) {
    return new FitDocument(
        title, datasets, models, constraints, derived, definitions, method, changed, start);
  }

  /** The same with other expressions over its parameters. */
  public FitDocument withExpressions(
      List<String> otherConstraints, Map<String, String> otherDerived) {
    return new FitDocument(
        title,
        datasets,
        models,
        otherConstraints,
        otherDerived,
        definitions,
        method,
        engine,
        start);
  }

  /** The same begun from another place. */
  public FitDocument withStart(Optional<Start> changed) {
    return new FitDocument(
        title, datasets, models, constraints, derived, definitions, method, engine, changed);
  }

  /** Names of the files that travel with it: data, and what it starts from. */
  public List<String> files() {
    return Stream.concat(datasets.stream().map(DatasetEntry::file), start.map(Start::file).stream())
        .distinct()
        .toList();
  }

  /** The version this program reads and writes (key {@code drumlin}). */
  public static final int VERSION = 1;

  /** The data set of that id. */
  public Optional<DatasetEntry> dataset(String id) {
    return datasets.stream().filter(d -> d.id().equals(id)).findFirst();
  }

  /**
   * The name a parameter goes by in expressions and results: {@code model.parameter}, or the
   * parameter alone when the document has one model.
   */
  public String nameOf(ModelEntry model, String parameter) {
    return models.size() == 1 ? parameter : model.id() + "." + parameter;
  }
}

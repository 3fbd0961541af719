package org.drumlin.client.builder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.drumlin.fit.DatasetEntry;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.Method;
import org.drumlin.fit.MethodOptions;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Parameter;

/**
 * The fit being built, at one moment; each edit makes a new one, so that going back is choosing an
 * older. Unlike a finished document it may still lack data or a model.
 *
 * @param files where each data set's file lies on this computer, by the data set's id
 * @param parked parameters as they were when they were last fitted, by {@code model.parameter}:
 *     bounds and prior come back with the tick
 * @param at which data set is worked on, counted from 0
 */
record Draft(FitDocument document, Map<String, Path> files, Map<String, Parameter> parked, int at) {
  private static final String MODEL_ID = "fit";

  Draft {
    files = Map.copyOf(files);
    parked = Map.copyOf(parked);
  }

  /** The key of the file that the fit starts from; no data set has such an id. */
  static final String START = "/start";

  static Draft empty() {
    var method = new Method(MethodOptions.methods().getFirst(), Map.of(), Optional.of(1L));
    return new Draft(
        new FitDocument("", List.of(), List.of(), List.of(), Map.of(), method, "auto"),
        Map.of(),
        Map.of(),
        0);
  }

  /** A document as it was read from a folder. */
  static Draft of(FitDocument document, Path folder) {
    var files = new LinkedHashMap<String, Path>();
    document.datasets().forEach(d -> files.put(d.id(), folder.resolve(d.file()).normalize()));
    document.start().ifPresent(s -> files.put(START, folder.resolve(s.file()).normalize()));
    return new Draft(document, files, Map.of(), 0);
  }

  /** The data set worked on. */
  Optional<DatasetEntry> dataset() {
    return document.datasets().stream().skip(at).findFirst();
  }

  /** The model worked on: that of the data set worked on. */
  Optional<ModelEntry> model() {
    return document.models().stream().filter(m -> m.dataset().equals(datasetId())).findFirst();
  }

  /** The file of the data set worked on. */
  Optional<Path> file() {
    return dataset().map(d -> files.get(d.id()));
  }

  private String datasetId() {
    return dataset().map(DatasetEntry::id).orElse("");
  }

  /** The same fit, with another data set worked on. */
  Draft at(int dataset) {
    return new Draft(document, files, parked, dataset);
  }

  Draft withTitle(String title) {
    return with(document.withTitle(title));
  }

  Draft withMethod(Method method) {
    return with(document.withMethod(method));
  }

  /**
   * @param engine {@code auto}, {@code jvm} or {@code opencl:device}
   */
  Draft withEngine(String engine) {
    return with(document.withEngine(engine));
  }

  /** The data set worked on exchanged for another file; its model and the other sets stay. */
  Draft withData(Path file) {
    String name = String.valueOf(file.getFileName());
    String before = datasetId();
    var others = new ArrayList<>(document.datasets());
    if (!others.isEmpty()) {
      others.remove(at);
    }
    String id = freeId(identifier(name), others);
    others.add(at, DatasetEntry.of(id, name));
    var models =
        document.models().stream()
            .map(m -> m.dataset().equals(before) ? copy(m, m.id(), id) : m)
            .toList();
    var places = new LinkedHashMap<>(files);
    places.remove(before);
    places.put(id, file);
    boolean named =
        !document.title().isBlank()
            && !document.title().equals(dataset().map(d -> stem(d.file())).orElse(""));
    var next = withDocument(others, models, named ? document.title() : stem(name));
    return new Draft(next.document, places, parked, at);
  }

  /** One more data set, worked on from now on, with a copy of the model worked on. */
  Draft plusData(Path file) {
    if (document.datasets().isEmpty()) {
      return withData(file);
    }
    String name = String.valueOf(file.getFileName());
    String id = freeId(identifier(name), document.datasets());
    var named = withFullNames();
    var datasets = new ArrayList<>(document.datasets());
    datasets.add(DatasetEntry.of(id, name));
    var models = new ArrayList<>(named.document.models());
    named.model().ifPresent(m -> models.add(twin(m, freeModelId(id), id)));
    var places = new LinkedHashMap<>(files);
    places.put(id, file);
    var next = named.withDocument(datasets, models, document.title());
    return new Draft(next.document, places, parked, datasets.size() - 1);
  }

  /** A copy of a model whose ties name the copy where they named the model. */
  private static ModelEntry twin(ModelEntry m, String id, String dataset) {
    var names = new LinkedHashMap<String, String>();
    m.parameters().keySet().forEach(name -> names.put(name, id + "." + name));
    return copy(new Renaming(m.id(), names, false).in(m), id, dataset);
  }

  /** The data set worked on taken out, with its model. */
  Draft withoutData() {
    String id = datasetId();
    var datasets = document.datasets().stream().filter(d -> !d.id().equals(id)).toList();
    var models = document.models().stream().filter(m -> !m.dataset().equals(id)).toList();
    var places = new LinkedHashMap<>(files);
    places.remove(id);
    var next = withDocument(datasets, models, document.title());
    return new Draft(
        next.document, places, parked, Math.clamp(at, 0, Math.max(0, datasets.size() - 1)));
  }

  private static ModelEntry copy(ModelEntry m, String id, String dataset) {
    return new ModelEntry(id, dataset, m.model(), m.parameters(), m.distributions(), m.arrays());
  }

  private static String freeId(String wished, List<DatasetEntry> taken) {
    String id = wished;
    for (int n = 2; isTaken(id, taken); n++) {
      id = wished + "_" + n;
    }
    return id;
  }

  private static boolean isTaken(String id, List<DatasetEntry> taken) {
    return taken.stream().anyMatch(d -> d.id().equals(id));
  }

  private String freeModelId(String wished) {
    String id = wished;
    for (int n = 2; isModel(id); n++) {
      id = wished + "_" + n;
    }
    return id;
  }

  private boolean isModel(String id) {
    return document.models().stream().anyMatch(m -> m.id().equals(id));
  }

  Draft withDataset(UnaryOperator<DatasetEntry> edit) {
    String id = datasetId();
    var datasets =
        document.datasets().stream().map(d -> d.id().equals(id) ? edit.apply(d) : d).toList();
    return withDocument(datasets, document.models(), document.title());
  }

  Draft withModel(UnaryOperator<ModelEntry> edit) {
    return model().map(edit).map(this::withModel).orElse(this);
  }

  /** A model in the place of the one worked on, or the first of this data set. */
  Draft withModel(ModelEntry model) {
    var models = new ArrayList<>(document.models());
    models.replaceAll(m -> m.id().equals(model.id()) ? model : m);
    if (models.contains(model)) {
      return withDocument(document.datasets(), models, document.title());
    }
    var named = withFullNames();
    models = new ArrayList<>(named.document.models());
    models.add(model);
    return named.withDocument(document.datasets(), models, document.title());
  }

  /** With a second model to come, expressions name the model of each parameter. */
  private Draft withFullNames() {
    if (document.models().size() != 1) {
      return this;
    }
    var only = document.models().getFirst();
    var full = new LinkedHashMap<String, String>();
    only.parameters().keySet().forEach(name -> full.put(name, only.id() + "." + name));
    return with(new Renaming(only.id(), full, true).in(document));
  }

  /** The id a new model takes: that of the one it replaces. */
  String modelId() {
    return model()
        .map(ModelEntry::id)
        .orElseGet(() -> freeModelId(document.models().isEmpty() ? MODEL_ID : datasetId()));
  }

  Draft withParked(String parameter, Parameter fitted) {
    var next = new LinkedHashMap<>(parked);
    next.put(modelId() + "." + parameter, fitted);
    return withParked(next);
  }

  Draft withParked(Map<String, Parameter> fitted) {
    return new Draft(document, files, fitted, at);
  }

  Optional<Parameter> parked(String parameter) {
    return Optional.ofNullable(parked.get(modelId() + "." + parameter));
  }

  /** The same place in another document of the same data. */
  Draft with(FitDocument other) {
    return new Draft(other, files, parked, at);
  }

  private Draft withDocument(List<DatasetEntry> datasets, List<ModelEntry> models, String title) {
    return with(document.with(datasets, models).withTitle(title));
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name).replace('_', ' ');
  }

  private static String identifier(String name) {
    int dot = name.lastIndexOf('.');
    String plain = (dot > 0 ? name.substring(0, dot) : name).replaceAll("[^A-Za-z0-9_]+", "_");
    if (plain.isEmpty() || !Character.isLetter(plain.charAt(0))) {
      plain = "data_" + plain;
    }
    return plain.length() > 40 ? plain.substring(0, 40) : plain;
  }
}

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
import org.drumlin.fit.Range;

/**
 * The fit being built, at one moment; each edit makes a new one, so that going back is choosing an
 * older. Unlike a finished document it may still lack data or a model.
 *
 * @param files where each data set's file lies on this computer, by the data set's id
 * @param parked bounds of parameters that are not fitted now, by {@code model.parameter}
 */
record Draft(FitDocument document, Map<String, Path> files, Map<String, Range> parked) {
  private static final String MODEL_ID = "fit";

  Draft {
    files = Map.copyOf(files);
    parked = Map.copyOf(parked);
  }

  static Draft empty() {
    var method = new Method(MethodOptions.methods().getFirst(), Map.of(), Optional.of(1L));
    return new Draft(
        new FitDocument("", List.of(), List.of(), List.of(), Map.of(), method, "auto"),
        Map.of(),
        Map.of());
  }

  /** A document as it was read from a folder. */
  static Draft of(FitDocument document, Path folder) {
    var files = new LinkedHashMap<String, Path>();
    document.datasets().forEach(d -> files.put(d.id(), folder.resolve(d.file()).normalize()));
    return new Draft(document, files, Map.of());
  }

  /** The data set worked on. */
  Optional<DatasetEntry> dataset() {
    return document.datasets().stream().findFirst();
  }

  /** The model worked on. */
  Optional<ModelEntry> model() {
    return document.models().stream().findFirst();
  }

  /** The file of the data set worked on. */
  Optional<Path> file() {
    return dataset().map(d -> files.get(d.id()));
  }

  Draft withTitle(String title) {
    return withDocument(document.datasets(), document.models(), title, document.method());
  }

  Draft withMethod(Method method) {
    return withDocument(document.datasets(), document.models(), document.title(), method);
  }

  /** The data set worked on exchanged for another file; its model and the other sets stay. */
  Draft withData(Path file) {
    String name = String.valueOf(file.getFileName());
    String before = dataset().map(DatasetEntry::id).orElse("");
    String id = freeId(identifier(name));
    var datasets = new ArrayList<DatasetEntry>(document.datasets());
    if (!datasets.isEmpty()) {
      datasets.removeFirst();
    }
    datasets.addFirst(DatasetEntry.of(id, name));
    var models =
        document.models().stream()
            .map(m ->
                m.dataset().equals(before)
                    ? new ModelEntry(m.id(), id, m.model(), m.parameters(), m.distributions())
                    : m)
            .toList();
    var places = new LinkedHashMap<>(files);
    places.remove(before);
    places.put(id, file);
    boolean named =
        !document.title().isBlank()
            && !document.title().equals(dataset().map(d -> stem(d.file())).orElse(""));
    var next =
        withDocument(datasets, models, named ? document.title() : stem(name), document.method());
    return new Draft(next.document, places, parked);
  }

  private String freeId(String wished) {
    String id = wished;
    for (int n = 2; isTaken(id); n++) {
      id = wished + "_" + n;
    }
    return id;
  }

  /** Whether a data set other than the one worked on has that id. */
  private boolean isTaken(String id) {
    return document.datasets().stream().skip(1).anyMatch(d -> d.id().equals(id));
  }

  Draft withDataset(UnaryOperator<DatasetEntry> edit) {
    var datasets =
        document.datasets().stream()
            .map(d -> d.equals(document.datasets().getFirst()) ? edit.apply(d) : d)
            .toList();
    return withDocument(datasets, document.models(), document.title(), document.method());
  }

  Draft withModel(UnaryOperator<ModelEntry> edit) {
    var models =
        document.models().stream()
            .map(m -> m.equals(document.models().getFirst()) ? edit.apply(m) : m)
            .toList();
    return withDocument(document.datasets(), models, document.title(), document.method());
  }

  /** A model without anything said of its parameters; replaces the one worked on. */
  Draft withModel(ModelEntry model) {
    var models =
        document.models().isEmpty()
            ? List.of(model)
            : document.models().stream()
                .map(m -> m.equals(document.models().getFirst()) ? model : m)
                .toList();
    return withDocument(document.datasets(), models, document.title(), document.method());
  }

  /** The id a new model takes: that of the one it replaces. */
  String modelId() {
    return model().map(ModelEntry::id).orElse(MODEL_ID);
  }

  Draft withParked(String parameter, Range bounds) {
    var next = new LinkedHashMap<>(parked);
    next.put(modelId() + "." + parameter, bounds);
    return new Draft(document, files, next);
  }

  Optional<Range> parked(String parameter) {
    return Optional.ofNullable(parked.get(modelId() + "." + parameter));
  }

  private Draft withDocument(
      List<DatasetEntry> datasets, List<ModelEntry> models, String title, Method method) {
    return new Draft(
        new FitDocument(
            title,
            datasets,
            models,
            document.constraints(),
            document.derived(),
            method,
            document.engine()),
        files,
        parked);
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

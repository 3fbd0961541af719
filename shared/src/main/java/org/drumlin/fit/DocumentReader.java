package org.drumlin.fit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drumlin.kernel.Suggestion;

/** A JSON tree to a document: keys, types, ranges and the defaults of what is left out. */
final class DocumentReader {
  private static final String IDENTIFIER = "[A-Za-z_][A-Za-z0-9_]*";

  private DocumentReader() {}

  static FitDocument read(JsonNode tree) throws DocumentException {
    Place root =
        new Place("", tree)
            .object(
                "drumlin",
                "title",
                "datasets",
                "models",
                "constraints",
                "derived",
                "definitions",
                "start",
                "method",
                "engine");
    version(
        root.need(
            "drumlin",
            "which version of the format this is; write \"drumlin\": " + FitDocument.VERSION));
    Optional<Place> title = root.child("title");
    List<DatasetEntry> datasets = datasets(root.need("datasets", "which data files to fit"));
    List<ModelEntry> models =
        models(root.need("models", "which models to fit to the data"), datasets);
    Optional<Place> engine = root.child("engine");
    Optional<Place> start = root.child("start");
    return new FitDocument(
        title.isPresent() ? title.get().text() : "",
        datasets,
        models,
        constraints(root.child("constraints")),
        named(root.child("derived")),
        definitions(root.child("definitions")),
        MethodReader.read(root.need("method", "how to fit: {\"name\": \"lm\"} or \"dream\"")),
        engine.isPresent() ? engine(engine.get()) : "auto",
        start.isPresent() ? Optional.of(StartReader.read(start.get())) : Optional.empty());
  }

  private static void version(Place place) throws DocumentException {
    double version = place.number();
    if (version > FitDocument.VERSION) {
      throw place.error(
          "the document is of version "
              + Place.show(version)
              + ", newer than this program reads ("
              + FitDocument.VERSION
              + "); update Drumlin");
    }
    if (version != FitDocument.VERSION) {
      throw place.error("should be " + FitDocument.VERSION + ", not " + Place.show(version));
    }
  }

  private static String engine(Place place) throws DocumentException {
    String engine = place.text();
    if (!engine.matches("auto|jvm|opencl(:.+)?")) {
      throw place.error(
          "\""
              + Place.shortened(engine)
              + "\" is not an engine"
              + Suggestion.phrase(engine, List.of("auto", "jvm", "opencl"))
              + " (known: auto, jvm, opencl)");
    }
    return engine;
  }

  private static List<DatasetEntry> datasets(Place place) throws DocumentException {
    List<Place> items = place.items();
    if (items.isEmpty()) {
      throw place.error("is empty; a fit needs at least one data set");
    }
    Set<String> ids = new LinkedHashSet<>();
    for (Place item : items) {
      Optional<Place> id = item.child("id");
      if (id.isPresent() && !ids.add(identifier(id.get()))) {
        throw id.get().error("\"" + id.get().text() + "\" is the id of another data set too");
      }
    }
    List<DatasetEntry> datasets = new ArrayList<>();
    for (Place item : items) {
      datasets.add(DatasetReader.read(item, id(item, ids)));
    }
    return datasets;
  }

  private static String id(Place dataset, Set<String> taken) throws DocumentException {
    Optional<Place> id = dataset.child("id");
    if (id.isPresent()) {
      return identifier(id.get());
    }
    int n = 1;
    while (!taken.add("data" + n)) {
      n++;
    }
    return "data" + n;
  }

  private static List<ModelEntry> models(Place place, List<DatasetEntry> datasets)
      throws DocumentException {
    List<Place> items = place.items();
    if (items.isEmpty()) {
      throw place.error("is empty; a fit needs at least one model");
    }
    List<String> described = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      items.get(i).object("id", "dataset", "model", "parameters");
      described.add(dataset(items.get(i), i, items.size(), datasets));
    }
    for (int i = 0; i < datasets.size(); i++) {
      if (!described.contains(datasets.get(i).id())) {
        throw new DocumentException(
            "datasets[" + i + "]", "no model describes " + datasets.get(i).id());
      }
    }
    List<String> ids = modelIds(items, described);
    List<ModelEntry> models = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Place item = items.get(i);
      String model = item.need("model", "which model, such as \"sphere\"").nonEmpty();
      ParameterReader parameters = new ParameterReader();
      Optional<Place> values = item.child("parameters");
      if (values.isPresent()) {
        parameters.readAll(values.get());
      }
      models.add(
          new ModelEntry(
              ids.get(i),
              described.get(i),
              model,
              parameters.parameters(),
              parameters.distributions(),
              parameters.arrays()));
    }
    return models;
  }

  private static String dataset(Place model, int index, int count, List<DatasetEntry> datasets)
      throws DocumentException {
    List<String> known = datasets.stream().map(DatasetEntry::id).toList();
    Optional<Place> given = model.child("dataset");
    if (given.isPresent()) {
      String id = given.get().text();
      if (!known.contains(id)) {
        throw given
            .get()
            .error(
                "there is no data set \""
                    + Place.shortened(id)
                    + "\""
                    + Suggestion.phrase(id, known)
                    + " (known: "
                    + String.join(", ", known)
                    + ")");
      }
      return id;
    }
    if (known.size() == 1) {
      return known.getFirst();
    }
    Optional<Place> id = model.child("id");
    if (id.isPresent() && known.contains(id.get().text())) {
      return id.get().text();
    }
    if (known.size() == count) {
      return known.get(index);
    }
    throw new DocumentException(
        Place.path(model.path(), "dataset"),
        "is missing; say which of " + String.join(", ", known) + " the model describes");
  }

  private static List<String> modelIds(List<Place> items, List<String> described)
      throws DocumentException {
    Set<String> taken = new LinkedHashSet<>();
    for (Place item : items) {
      Optional<Place> id = item.child("id");
      if (id.isPresent() && !taken.add(identifier(id.get()))) {
        throw id.get().error("\"" + id.get().text() + "\" is the id of another model too");
      }
    }
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Optional<Place> id = items.get(i).child("id");
      if (id.isPresent()) {
        ids.add(id.get().text());
        continue;
      }
      String free = described.get(i);
      for (int n = 2; !taken.add(free); n++) {
        free = described.get(i) + "_" + n;
      }
      ids.add(free);
    }
    return ids;
  }

  private static String identifier(Place place) throws DocumentException {
    String id = place.text();
    if (!id.matches(IDENTIFIER) || id.length() > 64) {
      throw place.error(
          "\""
              + Place.shortened(id)
              + "\" should be letters, digits and _ only, beginning with a letter: expressions use"
              + " it as "
              + "id.parameter");
    }
    return id;
  }

  private static List<String> constraints(Optional<Place> place) throws DocumentException {
    List<String> constraints = new ArrayList<>();
    if (place.isPresent()) {
      for (Place item : place.get().items()) {
        constraints.add(item.nonEmpty());
      }
    }
    return constraints;
  }

  /** Texts by names that expressions and models can use. */
  private static Map<String, String> named(Optional<Place> place) throws DocumentException {
    Map<String, String> texts = new LinkedHashMap<>();
    if (place.isPresent()) {
      for (Map.Entry<String, Place> entry : place.get().entries().entrySet()) {
        if (!entry.getKey().matches(IDENTIFIER)) {
          throw entry
              .getValue()
              .error("the name should be letters, digits and _ only, beginning with a letter");
        }
        texts.put(entry.getKey(), entry.getValue().nonEmpty());
      }
    }
    return texts;
  }

  /** Model files as they are: blank lines at their beginning count as lines. */
  private static Map<String, String> definitions(Optional<Place> place) throws DocumentException {
    Map<String, String> texts = named(place);
    if (place.isPresent()) {
      for (Map.Entry<String, Place> entry : place.get().entries().entrySet()) {
        texts.put(entry.getKey(), entry.getValue().text());
      }
    }
    return texts;
  }
}

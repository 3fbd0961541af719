package org.drumlin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.drumlin.auth.Gate;
import org.drumlin.data.DataException;
import org.drumlin.data.DataFiles;
import org.drumlin.data.DataReferences;
import org.drumlin.data.Dataset;
import org.drumlin.data.FitData;
import org.drumlin.data.Resolution;
import org.drumlin.fit.DatasetEntry;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.MethodOption;
import org.drumlin.fit.MethodOptions;
import org.drumlin.job.Json;
import org.drumlin.store.ContentStore;
import org.drumlin.store.FolderTree;

/** What a page needs to make a fit document: how data would be read, and the methods there are. */
final class DraftRoutes {
  private final ContentStore files;

  DraftRoutes(ContentStore files) {
    this.files = files;
  }

  List<Route> routes() {
    return List.of(
        Route.post(Route.API + "/datasets", this::dataset),
        Route.get(Route.API + "/methods", ctx -> Bodies.write(ctx, 200, methods())));
  }

  /** A file as a fit would take it: {@code {"dataset": …, "sha256": …}}. */
  private void dataset(Context ctx) throws IOException {
    ObjectNode body = Bodies.read(ctx);
    DatasetEntry entry = entry(body.path("dataset"));
    Path uploaded =
        files
            .find(Gate.user(ctx).id(), body.path("sha256").asText(""))
            .orElseThrow(() ->
                Problem.withRemedy(
                    422,
                    "The file " + entry.file() + " is not on the server.",
                    "Upload it first."));
    Path folder = Files.createTempDirectory("drumlin-data");
    try {
      Path file = DataReferences.file(entry, folder);
      Files.createDirectories(file.getParent());
      Files.copy(uploaded, file);
      Dataset dataset = DataReferences.load(entry, folder);
      ObjectNode reply = reply(dataset, FitData.of(entry, dataset));
      ArrayNode entries = reply.putArray("entries");
      DataFiles.loadAll(file).forEach(one -> entries.add(one.title()));
      Bodies.write(ctx, 200, reply);
    } catch (DataException e) {
      throw Problem.at(422, "datasets[0].file", String.valueOf(e.getMessage()));
    } finally {
      FolderTree.delete(folder);
    }
  }

  /** Read by the reader of documents, in the smallest document that has it. */
  private static DatasetEntry entry(JsonNode dataset) {
    ObjectNode document = Json.object().put("drumlin", 1);
    document.putArray("datasets").add(dataset);
    document.putArray("models").addObject().put("model", "sphere");
    document.putObject("method").put("name", "lm");
    try {
      return FitDocuments.parse(Json.pretty(document)).datasets().getFirst();
    } catch (DocumentException e) {
      throw Problem.at(422, e.path(), String.valueOf(e.getMessage()));
    }
  }

  private static ObjectNode reply(Dataset dataset, FitData data) {
    ObjectNode node = Json.object().put("title", dataset.title()).put("size", dataset.size());
    node.put("q_unit", dataset.qUnit()).put("intensity_unit", dataset.intensityUnit());
    node.put("has_errors", dataset.dI().isPresent())
        .put("has_resolution", dataset.dQ().isPresent() || dataset.slit().isPresent());
    node.set("q", numbers(data.q()));
    node.set("I", numbers(data.intensity()));
    if (data.errorsKnown()) {
      node.set("dI", numbers(data.errors()));
    }
    switch (data.resolution()) {
      case Resolution.None none -> {}
      case Resolution.Pinhole pinhole -> node.set("dq", numbers(pinhole.sigma()));
      case Resolution.Slit slit -> {
        node.set("dl", numbers(slit.length()));
        node.set("dw", numbers(slit.width()));
      }
    }
    node.put("likelihood", data.counts() ? "poisson" : "gaussian");
    ObjectNode excluded = node.putObject("excluded");
    excluded.set("q", numbers(data.excluded().q()));
    excluded.set("I", numbers(data.excluded().intensity()));
    data.excluded().dI().ifPresent(errors -> excluded.set("dI", numbers(errors)));
    ArrayNode warnings = node.putArray("warnings");
    data.warnings().forEach(warnings::add);
    return node;
  }

  private static ArrayNode numbers(double[] values) {
    ArrayNode list = Json.array();
    for (double value : values) {
      list.add(Json.number(value));
    }
    return list;
  }

  private static ObjectNode methods() {
    ObjectNode all = Json.object();
    ArrayNode list = all.putArray("methods");
    for (String name : MethodOptions.methods()) {
      ArrayNode options = list.addObject().put("name", name).putArray("options");
      MethodOptions.of(name).forEach(option -> options.add(option(option)));
    }
    return all;
  }

  private static ObjectNode option(MethodOption option) {
    ObjectNode node = Json.object().put("name", option.name());
    node.put("kind", option.kind().name().toLowerCase(Locale.ROOT));
    switch (option.defaultValue()) {
      case Double number -> node.set("default", Json.number(number));
      case Boolean on -> node.put("default", on);
      default -> node.put("default", String.valueOf(option.defaultValue()));
    }
    if (option.kind() == MethodOption.Kind.WHOLE || option.kind() == MethodOption.Kind.REAL) {
      node.set("low", Json.number(option.low()));
      node.set("high", Json.number(option.high()));
    }
    ArrayNode choices = node.putArray("choices");
    option.choices().forEach(choices::add);
    return node.put("explanation", option.explanation());
  }
}

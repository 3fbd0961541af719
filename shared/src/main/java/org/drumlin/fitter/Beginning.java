package org.drumlin.fitter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.FitResults;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Parameter;
import org.drumlin.fit.Start;
import org.jspecify.annotations.Nullable;

/**
 * A document with what its {@code start} file says put in.
 *
 * @param document its fitted parameters begin at the file's values
 * @param cloud how a sampler's chains are spread
 * @param checkpoint of a fit to go on with
 */
public record Beginning(
    FitDocument document, Optional<StartCloud> cloud, Optional<byte[]> checkpoint) {

  /**
   * Reads the file that the document starts from, if any.
   *
   * @param folder where the document's files lie
   * @throws DocumentException when it is missing, is not what it should be, or has nothing for this
   *     document
   */
  public static Beginning of(FitDocument document, Path folder) throws DocumentException {
    if (document.start().isEmpty()) {
      return new Beginning(document, Optional.empty(), Optional.empty());
    }
    Start start = document.start().get();
    Path file = folder.resolve(start.file());
    if (!Files.isRegularFile(file)) {
      throw new DocumentException(
          "start.file", start.file() + ": there is no such file beside the document");
    }
    try {
      return switch (start.use()) {
        case RUN ->
            new Beginning(document, Optional.empty(), Optional.of(Files.readAllBytes(file)));
        case POPULATION -> population(document, EarlierDraws.read(file));
        case VALUES, COVARIANCE -> values(document, start, FitResults.read(file));
      };
    } catch (IOException e) {
      throw new DocumentException(
          "start.file", start.file() + ": cannot be started from: " + e.getMessage());
    }
  }

  private static Beginning population(FitDocument document, EarlierDraws draws)
      throws DocumentException {
    samplers(document, Start.Use.POPULATION);
    Map<String, Double> best = new LinkedHashMap<>();
    for (int j = 0; j < draws.names().size(); j++) {
      best.put(draws.names().get(j), draws.best()[j]);
    }
    return new Beginning(
        moved(document, best),
        Optional.of(StartCloud.of(draws.names(), draws.points())),
        Optional.empty());
  }

  private static Beginning values(FitDocument document, Start start, FitResult result)
      throws DocumentException {
    Map<String, Double> best = new LinkedHashMap<>();
    for (FitResult.FittedParameter parameter : result.parameters()) {
      best.put(parameter.name(), parameter.best());
    }
    FitDocument moved = moved(document, best);
    if (start.use() == Start.Use.VALUES) {
      return new Beginning(moved, Optional.empty(), Optional.empty());
    }
    samplers(document, Start.Use.COVARIANCE);
    return new Beginning(
        moved,
        Optional.of(StartCloud.of(List.copyOf(best.keySet()), result.covariance())),
        Optional.empty());
  }

  private static void samplers(FitDocument document, Start.Use use) throws DocumentException {
    String method = document.method().name();
    if (!method.equals("dream") && !method.equals("pt")) {
      throw new DocumentException(
          "start.use", method + " has no chains to start from a " + use.wire() + "; use values");
    }
  }

  /** Fitted parameters that the earlier fit has too begin at its values. */
  private static FitDocument moved(FitDocument document, Map<String, Double> values)
      throws DocumentException {
    boolean any = false;
    List<ModelEntry> models = new ArrayList<>();
    for (ModelEntry model : document.models()) {
      Map<String, Parameter> parameters = new LinkedHashMap<>(model.parameters());
      for (Map.Entry<String, Parameter> entry : parameters.entrySet()) {
        @Nullable Double value = values.get(document.nameOf(model, entry.getKey()));
        if (value != null && entry.getValue().fit().isPresent()) {
          any = true;
          Parameter old = entry.getValue();
          entry.setValue(
              new Parameter(OptionalDouble.of(value), old.fit(), old.tie(), old.prior()));
        }
      }
      models.add(model.withParameters(parameters));
    }
    if (!any) {
      throw new DocumentException(
          "start.file",
          "the earlier fit has none of this document's fitted parameters; it has "
              + String.join(", ", values.keySet()));
    }
    return document.with(document.datasets(), models);
  }
}

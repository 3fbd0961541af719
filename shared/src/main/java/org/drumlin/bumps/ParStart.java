package org.drumlin.bumps;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Parameter;
import org.drumlin.fit.Range;
import org.drumlin.kernel.Suggestion;

/** A {@code .par} file of bumps as the values a fit starts with. */
public final class ParStart {
  private ParStart() {}

  /**
   * A document that starts elsewhere.
   *
   * @param warnings parameters that the file has not, lines that meet no parameter, values moved
   *     onto a bound: a sentence each
   */
  public record Started(FitDocument document, List<String> warnings) {
    public Started {
      warnings = List.copyOf(warnings);
    }
  }

  /** A fitted parameter's place in the document. */
  private record Place(int model, String parameter) {}

  /**
   * Takes the fitted parameters' values from a file. A line's label is a parameter's full name
   * ({@code rt2.rg}) or its short one ({@code rg}); where several models have that short name, the
   * lines with it go to them in their order, as bumps does, and there must be as many.
   *
   * @throws ExportException where the file is none, or no line meets a fitted parameter, or a label
   *     may mean several
   */
  public static Started apply(FitDocument document, Path file) throws IOException, ExportException {
    String name = String.valueOf(file.getFileName());
    List<String> warnings = new ArrayList<>();
    Map<Place, Double> values = match(document, ParFile.read(file), name, warnings);
    List<ModelEntry> models = new ArrayList<>();
    for (int i = 0; i < document.models().size(); i++) {
      ModelEntry entry = document.models().get(i);
      Map<String, Parameter> changed = new LinkedHashMap<>(entry.parameters());
      for (Map.Entry<String, Parameter> setting : entry.parameters().entrySet()) {
        if (setting.getValue().fit().isEmpty()) {
          continue;
        }
        Double value = values.get(new Place(i, setting.getKey()));
        String full = document.nameOf(entry, setting.getKey());
        if (value == null) {
          warnings.add(name + " has no " + full + ": it starts where the document says");
        } else {
          changed.put(setting.getKey(), at(setting.getValue(), value, full, warnings));
        }
      }
      models.add(entry.withParameters(changed));
    }
    return new Started(document.with(document.datasets(), models), warnings);
  }

  /**
   * A document whose {@code start} is a {@code .par} file, with that file's values in its place;
   * any other as it is. What the file has not starts where the document says.
   *
   * @param folder where the document's files lie
   * @throws DocumentException where the file is missing, is none, or serves no fitted parameter
   */
  public static FitDocument resolve(FitDocument document, Path folder) throws DocumentException {
    if (document.start().filter(start -> start.file().endsWith(".par")).isEmpty()) {
      return document;
    }
    try {
      Path file = folder.resolve(document.start().get().file());
      return apply(document, file).document().withStart(Optional.empty());
    } catch (ExportException e) {
      throw new DocumentException("start.file", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new DocumentException("start.file", "cannot be read: " + e.getMessage());
    }
  }

  private static Parameter at(Parameter old, double value, String full, List<String> warnings) {
    Range bounds = old.fit().orElse(new Range(value, value));
    double within = Math.min(Math.max(value, bounds.low()), bounds.high());
    if (within != value) {
      warnings.add(
          "%s: %s is out of its bounds, %s to %s; it starts at %s"
              .formatted(
                  full,
                  Python.number(value),
                  Python.number(bounds.low()),
                  Python.number(bounds.high()),
                  Python.number(within)));
    }
    return new Parameter(OptionalDouble.of(within), old.fit(), old.tie(), old.prior());
  }

  private static Map<Place, Double> match(
      FitDocument document, List<ParFile.Line> lines, String name, List<String> warnings)
      throws ExportException {
    Map<String, Place> full = new LinkedHashMap<>();
    Map<String, List<Place>> brief = new LinkedHashMap<>();
    for (int i = 0; i < document.models().size(); i++) {
      ModelEntry entry = document.models().get(i);
      for (Map.Entry<String, Parameter> setting : entry.parameters().entrySet()) {
        if (setting.getValue().fit().isPresent()) {
          Place place = new Place(i, setting.getKey());
          full.put(entry.id() + "." + setting.getKey(), place);
          brief.computeIfAbsent(setting.getKey(), k -> new ArrayList<>()).add(place);
        }
      }
    }
    Map<String, List<ParFile.Line>> shared = new LinkedHashMap<>();
    Map<Place, Double> values = new HashMap<>();
    for (ParFile.Line line : lines) {
      Place place = full.get(line.label());
      if (place != null) {
        values.put(place, line.value());
      } else if (brief.containsKey(line.label())) {
        shared.computeIfAbsent(line.label(), k -> new ArrayList<>()).add(line);
      } else {
        warnings.add(
            "%s, line %d: no fitted parameter is called '%s'%s"
                .formatted(
                    name,
                    line.number(),
                    line.label(),
                    Suggestion.phrase(line.label(), full.keySet())));
      }
    }
    for (Map.Entry<String, List<ParFile.Line>> several : shared.entrySet()) {
      inOrder(several.getValue(), brief.getOrDefault(several.getKey(), List.of()), name, values);
    }
    if (values.isEmpty()) {
      throw new ExportException(
          name + ": none of its parameters is fitted here; the document fits " + full.keySet());
    }
    return values;
  }

  private static void inOrder(
      List<ParFile.Line> lines, List<Place> places, String name, Map<Place, Double> values)
      throws ExportException {
    if (lines.size() != places.size()) {
      ParFile.Line first = lines.getFirst();
      throw new ExportException(
          "%s, line %d: '%s' stands there %s, but %s called so; write the model before it, as in"
                  .formatted(
                      name,
                      first.number(),
                      first.label(),
                      lines.size() == 1 ? "once" : lines.size() + " times",
                      places.size() == 1
                          ? "one fitted parameter is"
                          : places.size() + " fitted parameters are")
              + " model."
              + first.label());
    }
    for (int i = 0; i < lines.size(); i++) {
      values.put(places.get(i), lines.get(i).value());
    }
  }
}

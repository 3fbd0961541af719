package org.drumlin.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * ORSO's reflectivity files, .ort (www.reflectometry.org): a header of YAML behind {@code #}, then
 * columns that the header describes. A line {@code # data_set:} begins another data set, whose
 * header changes that of the first.
 */
final class OrsoText implements DataFormat {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String MAGIC = "ORSO";

  @Override
  public boolean recognises(DataSource source) {
    if (source.isBinary()) {
      return false;
    }
    String first = TextTable.lines(source).getFirst();
    return first.startsWith("# # " + MAGIC) || first.startsWith("# " + MAGIC);
  }

  /** A header and the rows that follow it. */
  private record Part(int line, StringBuilder header, List<TextTable.Row> rows) {}

  @Override
  public List<Dataset> read(DataSource source) throws DataException {
    List<Part> parts = parts(source);
    List<Dataset> datasets = new ArrayList<>();
    ObjectNode first = YAML.createObjectNode();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      ObjectNode own = yaml(source, part);
      ObjectNode whole = first.deepCopy();
      merge(whole, own);
      if (i == 0) {
        first = own;
      }
      if (part.rows().isEmpty()) {
        throw source.error(part.line(), "begins a data set without points");
      }
      OrsoColumns columns = OrsoColumns.of(source, part.line(), whole.path("columns"));
      datasets.add(
          columns
              .fill(part.rows())
              .finish(source, title(source, whole, parts.size() > 1 ? i + 1 : 0), ""));
    }
    return datasets;
  }

  private static List<Part> parts(DataSource source) throws DataException {
    List<String> lines = TextTable.lines(source);
    List<Part> parts = new ArrayList<>();
    Part part = new Part(1, new StringBuilder(), new ArrayList<>());
    parts.add(part);
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("#")) {
        if (!part.rows().isEmpty()) {
          part = new Part(i + 1, new StringBuilder(), new ArrayList<>());
          parts.add(part);
        }
        part.header().append(line.substring(line.startsWith("# ") ? 2 : 1)).append('\n');
      } else if (!line.isBlank()) {
        Optional<double[]> numbers = TextTable.numbers(line);
        if (numbers.isEmpty()) {
          throw source.error(i + 1, "is not a line of numbers: \"" + line.strip() + "\"");
        }
        part.rows().add(new TextTable.Row(i + 1, numbers.get()));
      }
    }
    if (parts.getLast().rows().isEmpty() && parts.size() > 1) {
      parts.removeLast();
    }
    return parts;
  }

  private static ObjectNode yaml(DataSource source, Part part) throws DataException {
    try {
      JsonNode node = YAML.readTree(part.header().toString());
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw source.error(part.line(), "begins a header that has no keys; it should be YAML");
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw source.error(
          part.line() + Math.max(0, line), "the header is not YAML: " + firstLine(e));
    }
  }

  private static String firstLine(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("it cannot be read").strip();
  }

  private static void merge(ObjectNode into, ObjectNode changes) {
    changes
        .properties()
        .forEach(change -> {
          if (change.getValue() instanceof ObjectNode inner
              && into.get(change.getKey()) instanceof ObjectNode present) {
            merge(present, inner);
          } else {
            into.set(change.getKey(), change.getValue());
          }
        });
  }

  /**
   * @param number of the data set, or 0 when it is alone
   */
  private static String title(DataSource source, ObjectNode header, int number) {
    String sample = header.path("data_source").path("sample").path("name").asText("").strip();
    String set = header.path("data_set").asText("").strip();
    String name = sample.isEmpty() ? source.name() : sample;
    return number == 0 ? name : name + ", " + (set.isEmpty() ? number : set);
  }
}

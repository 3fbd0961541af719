package org.drumlin.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That docs/fit-document.schema.json and the reader say the same. */
final class FitDocumentSchemaTest {
  private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();
  private static final Path MALFORMED = Path.of("src/test/resources/malformed");

  /** Malformed documents whose mistake JSON Schema has no words for. */
  private static final Set<String> BEYOND_A_SCHEMA =
      Set.of(
          "json-given-twice", // the last of two keys wins in a tree
          "bounds-upside-down",
          "value-outside-bounds",
          "same-id-twice",
          "unknown-dataset",
          "dataset-without-model",
          "range-upside-down",
          "array-that-weighs-nothing",
          "json-nested",
          "json-huge-number");

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(HOUSE.resolve("docs/fit-document.schema.json")));
  }

  private static List<Path> documents(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".fit.json")).sorted().toList();
    }
  }

  @Test
  void examplesSatisfyBothAndComeBackEqual() throws Exception {
    List<Path> examples = documents(HOUSE.resolve("examples"));
    assertFalse(examples.isEmpty());
    for (Path example : examples) {
      String json = Files.readString(example);
      assertEquals(List.of(), schema().validate(json, InputFormat.JSON), example.toString());
      FitDocument document = FitDocuments.read(example);
      String written = FitDocuments.write(document);
      assertEquals(document, FitDocuments.parse(written));
      assertEquals(List.of(), schema().validate(written, InputFormat.JSON), written);
    }
  }

  @Test
  void theExampleOfTheGuideIsADocument() throws Exception {
    String guide = Files.readString(HOUSE.resolve("docs/fit-document.md"));
    int start = guide.indexOf("```json") + 7;
    String json = guide.substring(start, guide.indexOf("```", start));
    FitDocuments.parse(json);
    assertEquals(List.of(), schema().validate(json, InputFormat.JSON));
  }

  @Test
  void theReaderAndTheSchemaRefuseTheSameDocuments() throws Exception {
    Schema schema = schema();
    List<String> differ = new ArrayList<>();
    for (Path file : documents(MALFORMED)) {
      String name = file.getFileName().toString().replace(".fit.json", "");
      boolean read = reads(file);
      if (read || !BEYOND_A_SCHEMA.contains(name)) {
        boolean valid = isValid(schema, file);
        if (valid != read) {
          differ.add(name + ": the reader " + (read ? "takes" : "refuses") + " it");
        }
      }
    }
    assertEquals(List.of(), differ);
  }

  @Test
  void theMethodsOptionsAreThoseOfTheTable() throws Exception {
    JsonNode defs =
        new ObjectMapper()
            .readTree(Files.readString(HOUSE.resolve("docs/fit-document.schema.json")))
            .get("$defs");
    for (String method : MethodOptions.methods()) {
      JsonNode properties = defs.get(method).get("properties");
      assertEquals(MethodOptions.of(method).size() + 2, properties.size(), method);
      for (MethodOption option : MethodOptions.of(method)) {
        JsonNode said = properties.get(option.name());
        String where = method + "." + option.name();
        if (option.kind() == MethodOption.Kind.TEXT) {
          assertEquals("#/$defs/until", said.get("$ref").asText(), where);
        } else if (option.kind() == MethodOption.Kind.CHOICE) {
          assertEquals(
              option.choices().toString().replace(" ", ""),
              said.get("enum").toString().replace("\"", ""),
              where);
          assertEquals(option.defaultValue(), said.get("default").asText(), where);
        } else {
          assertEquals(option.low(), said.get("minimum").asDouble(), where);
          assertEquals(option.high(), said.get("maximum").asDouble(), where);
          assertEquals(option.defaultValue(), said.get("default").asDouble(), where);
          assertEquals(
              option.kind() == MethodOption.Kind.WHOLE ? "integer" : "number",
              said.get("type").asText(),
              where);
        }
      }
    }
  }

  private static boolean reads(Path file) {
    try {
      FitDocuments.read(file);
      return true;
    } catch (DocumentException e) {
      assertTrue(e.getMessage().startsWith(e.path()));
      return false;
    }
  }

  private static boolean isValid(Schema schema, Path file) throws IOException {
    JsonNode tree;
    try {
      tree = new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      return false;
    }
    return schema.validate(tree).isEmpty();
  }
}

package org.drumlin.fit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads and writes {@code result.json}. The same result gives the same bytes: keys in a fixed
 * order, numbers in the shortest form that reads back as the same double, null for a number that is
 * missing.
 */
public final class FitResults {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private FitResults() {}

  /** Writes the result as UTF-8 JSON, an object a line at the top level. Leaves the stream open. */
  public static void write(FitResult result, OutputStream out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
      lines.indentArraysWith(DefaultPrettyPrinter.NopIndenter.instance);
      lines.indentObjectsWith(new DefaultIndenter(" ", "\n"));
      json.setPrettyPrinter(lines);
      new FitResultWriter(json).write(result);
      json.writeRaw('\n');
    }
  }

  /** Writes the result to a file. */
  public static void write(FitResult result, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      write(result, out);
    }
  }

  /**
   * Reads what {@link #write} wrote. Unknown keys are passed over, so that a newer program's result
   * can still be shown.
   *
   * @throws IOException when the text is not such a result
   */
  public static FitResult read(byte[] json) throws IOException {
    JsonNode tree = MAPPER.readTree(json);
    if (!tree.isObject() || tree.path("drumlin").asInt() != FitDocument.VERSION) {
      throw new IOException("This is not a Drumlin result of version " + FitDocument.VERSION + ".");
    }
    return FitResultReader.read(tree);
  }

  /** Reads a result file. */
  public static FitResult read(Path file) throws IOException {
    return read(Files.readAllBytes(file));
  }
}

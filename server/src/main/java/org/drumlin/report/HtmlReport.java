package org.drumlin.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.drumlin.job.AttemptFolder;
import org.drumlin.job.JobFolder;

/**
 * Writes a fit's result as one HTML file that needs nothing beside it: no network, no program. It
 * is the hub's result page with its styles, scripts and numbers inlined.
 */
public final class HtmlReport {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SHOWN =
      List.of("fit.json", "data", "result.json", "run.json", "samples.csv.gz");

  private HtmlReport() {}

  /**
   * Writes the report of a job's folder: of its published result or, while there is none, of what
   * the last attempt has so far.
   *
   * @param out replaced when it is there; appears whole, by rename
   * @throws NoSuchFileException when the folder has no result yet
   */
  public static void write(Path jobFolder, Path out) throws IOException {
    ObjectNode result = read(jobFolder);
    result.set("files", files(jobFolder));
    Path target = out.toAbsolutePath();
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path draft = target.resolveSibling("." + target.getFileName() + ".part");
    Files.writeString(draft, html(result), StandardCharsets.UTF_8);
    Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The page with that result (result.json, with {@code run} and {@code files} where known). */
  static String html(JsonNode result) throws IOException {
    return ReportPage.load().with(JSON.writeValueAsString(result));
  }

  private static ObjectNode read(Path jobFolder) throws IOException {
    JobFolder folder = JobFolder.at(jobFolder);
    Path published = folder.publishedFile("result.json");
    if (Files.exists(published)) {
      return merged(published, folder.publishedFile("run.json"));
    }
    for (int number : folder.attempts().reversed()) {
      AttemptFolder attempt = folder.attempt(number);
      for (Path file : List.of(attempt.result(), attempt.partial())) {
        if (Files.exists(file)) {
          return merged(file, attempt.run());
        }
      }
    }
    throw new NoSuchFileException(
        jobFolder.toString(), null, "this fit has no result yet; run it, then ask for the report");
  }

  private static ObjectNode merged(Path result, Path run) throws IOException {
    ObjectNode node = object(result);
    if (Files.exists(run)) {
      node.set("run", object(run));
    }
    return node;
  }

  private static ObjectNode object(Path file) throws IOException {
    JsonNode node = JSON.readTree(Files.readAllBytes(file));
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new IOException(file + " is not a JSON object");
  }

  /** What lies in the folder that a reader may want: inputs and published outputs, by name. */
  private static ArrayNode files(Path jobFolder) throws IOException {
    ArrayNode list = JSON.createArrayNode();
    for (String name : SHOWN) {
      add(list, jobFolder, jobFolder.resolve(name));
    }
    return list;
  }

  private static void add(ArrayNode list, Path root, Path start) throws IOException {
    if (!Files.exists(start)) {
      return;
    }
    try (Stream<Path> found = Files.walk(start)) {
      for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        list.addObject().put("name", name).put("size", Files.size(file));
      }
    }
  }
}

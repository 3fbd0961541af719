package org.drumlin.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private static final Pattern INLINED =
      Pattern.compile("<script type=\"application/json\" id=\"drumlin-result\">(.*?)</script>");

  @TempDir Path folder;

  @Test
  void needsNothingBesideIt() throws IOException {
    String html = report("dream");
    assertFalse(html.contains("src=\"/"), "a script is still asked for");
    assertFalse(html.contains("href=\"/"), "a style is still asked for");
    assertTrue(html.contains("plotly.js"), "the plot library is inside");
    assertTrue(html.contains("default-src 'none'"), "nothing may be fetched");
  }

  @Test
  void carriesTheNumbersTheRunAndTheFiles() throws IOException {
    JsonNode result = inlined(report("dream"));
    assertEquals(Samples.read("dream").path("parameters"), result.path("parameters"));
    assertEquals("jvm", result.path("run").path("engine").asText());
    assertEquals("fit.json", result.path("files").path(0).path("name").asText());
    assertEquals("data/RT2.xml", result.path("files").path(1).path("name").asText());
    assertEquals(10, result.path("files").path(1).path("size").asInt());
  }

  @Test
  void textOfAFileIsNeverMarkup() throws IOException {
    String html = report("hostile");
    assertFalse(html.contains("<script>document.title='owned'"), "the title broke out");
    assertEquals(Samples.read("hostile").path("title"), inlined(html).path("title"));
  }

  @Test
  void showsWhatTheLastAttemptHasWhileNothingIsPublished() throws IOException {
    Path first = Files.createDirectories(folder.resolve("attempt-1"));
    Path second = Files.createDirectories(folder.resolve("attempt-2"));
    Files.writeString(first.resolve("partial.json"), "{\"title\":\"first\"}");
    Files.writeString(second.resolve("partial.json"), "{\"title\":\"second\"}");
    Path out = folder.resolve("report.html");
    HtmlReport.write(folder, out);
    assertEquals("second", inlined(Files.readString(out)).path("title").asText());
  }

  @Test
  void aFolderWithoutAResultIsNamed() {
    NoSuchFileException e =
        assertThrows(
            NoSuchFileException.class, () -> HtmlReport.write(folder, folder.resolve("r.html")));
    assertTrue(String.valueOf(e.getMessage()).contains("no result yet"), e.toString());
    assertFalse(Files.exists(folder.resolve("r.html")));
  }

  private String report(String sample) throws IOException {
    Path out = folder.resolve("out/report.html");
    HtmlReport.write(Samples.published(folder.resolve("job"), sample), out);
    return Files.readString(out);
  }

  private static JsonNode inlined(String html) throws IOException {
    Matcher matcher = INLINED.matcher(html);
    assertTrue(matcher.find(), "no result in the page");
    return Samples.JSON.readTree(matcher.group(1));
  }
}

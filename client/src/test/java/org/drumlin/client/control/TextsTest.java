package org.drumlin.client.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.drumlin.job.JobState;
import org.junit.jupiter.api.Test;

final class TextsTest {
  private static final Pattern KEY = Pattern.compile("Texts\\.text\\(\\s*\"([a-z._]+)\"\\s*[,)]");
  private static final Pattern ACTION = Pattern.compile("Action\\.of\\(\\s*\"([a-z._]+)\"\\s*,");

  @Test
  void everyKeyTheSourcesNameIsInTheBundle() throws IOException {
    var missing = new ArrayList<String>();
    int found = 0;
    try (var files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        var keys = KEY.matcher(source);
        while (keys.find()) {
          found++;
          if (!Texts.has(keys.group(1))) {
            missing.add(file.getFileName() + ": " + keys.group(1));
          }
        }
        var actions = ACTION.matcher(source);
        while (actions.find()) {
          found++;
          if (!Texts.has("action." + actions.group(1))) {
            missing.add(file.getFileName() + ": action." + actions.group(1));
          }
        }
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(found > 50, "the search finds the keys: " + found);
  }

  @Test
  void everyStateOfAJobHasAWord() {
    for (var state : JobState.values()) {
      assertTrue(Texts.has("state." + state.wire()), state.wire());
    }
  }

  @Test
  void placesAreFilled() {
    assertEquals("3 of 4 points", Texts.text("data.points.some", "3", "4"));
  }
}

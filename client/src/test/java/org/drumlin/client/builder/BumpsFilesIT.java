package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.drumlin.bumps.ExportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fit for bumps, written by a real runner. */
final class BumpsFilesIT {
  private static final Path BLEND = Path.of("..", "examples", "polymer-blend.fit.json");

  @TempDir Path folder;

  @Test
  void theExampleIsWrittenWithItsData() throws Exception {
    var draft = FitFiles.openDocument(BLEND).draft();
    String words = BumpsFiles.write(draft, folder.resolve("out"));
    assertTrue(words.startsWith("Written: "), words);
    try (var files = Files.list(folder.resolve("out"))) {
      var names = files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
      assertTrue(names.contains("run.sh"), names::toString);
      assertEquals(1, names.stream().filter(name -> name.endsWith(".py")).count(), names::toString);
    }
  }

  @Test
  void whatBumpsHasNotIsSaid() throws Exception {
    String json =
        """
        {"drumlin": 1, "datasets": [{"file": "ISIS_Polymer_Blend_RT2.xml"}],
         "models": [{"model": "broad_peak", "parameters": {"scale": {"value": 1, "fit": [0, 2]}}}],
         "method": {"name": "lm"}}
        """;
    Path data = BLEND.resolveSibling("ISIS_Polymer_Blend_RT2.xml");
    Files.copy(data, folder.resolve("ISIS_Polymer_Blend_RT2.xml"));
    Path file = Files.writeString(folder.resolve("peak.fit.json"), json);
    var draft = FitFiles.openDocument(file).draft();
    var refused =
        assertThrows(ExportException.class, () -> BumpsFiles.write(draft, folder.resolve("out")));
    assertTrue(refused.getMessage().contains("broad_peak"), refused.getMessage());
  }
}

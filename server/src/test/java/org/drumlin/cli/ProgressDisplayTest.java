package org.drumlin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.drumlin.job.Progress;
import org.drumlin.job.ProgressLine;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void theBarShowsWhatAPersonWaitsFor() {
    assertEquals(
        "[############------------]  50 %  sample  chisq 0.7901  R-hat 1.020  ESS 640  1:05, 1:04 left",
        ProgressDisplay.bar(progress("sample", 0.5)));
  }

  @Test
  void withoutATerminalThereIsALineAPhase() {
    ProgressDisplay display = display(ProgressDisplay.Style.LINES);
    display.show(new ProgressLine.Report(progress("burn", 0.1)));
    display.show(new ProgressLine.Report(progress("burn", 0.2)));
    display.show(new ProgressLine.Report(progress("sample", 0.3)));
    display.finish();
    assertEquals(2, text().lines().count(), text());
    assertFalse(text().contains("\u001b"), text());
  }

  @Test
  void besideJsonThereAreOnlyNotes() {
    ProgressDisplay display = display(ProgressDisplay.Style.NOTES_ONLY);
    display.show(new ProgressLine.Report(progress("burn", 0.1)));
    display.show(new ProgressLine.Log(1, 0, "2 points left out"));
    assertEquals("drumlin: 2 points left out", text().strip());
  }

  @Test
  void theBarIsTakenAwayAtTheEnd() {
    ProgressDisplay display = display(ProgressDisplay.Style.BAR);
    display.show(new ProgressLine.Report(progress("burn", 0.1)));
    display.finish();
    assertTrue(text().endsWith("\r\u001b[K"), text());
  }

  private ProgressDisplay display(ProgressDisplay.Style style) {
    return new ProgressDisplay(new PrintStream(bytes, true, StandardCharsets.UTF_8), style);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Progress progress(String phase, double fraction) {
    return new Progress(1, 65, phase, fraction, 64, 1000, 10, 5, 0.7901, 1.02, 640, Map.of());
  }
}

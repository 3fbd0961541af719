package org.drumlin.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as it follows a job of the hub, in real Chromium. */
class LivePageIT {
  @TempDir Path folder;

  @Test
  void aRunningFitShowsItsProgressAndAWayToStop() throws Exception {
    try (FakeHub hub = new FakeHub(false)) {
      String dom = new Chromium(folder).dom(hub.page());
      assertTrue(
          dom.contains("So far: R-hat of i_zero is 1.210, above 1.02."), "verdict while running");
      assertTrue(dom.contains("sampling  ·  31 %"), "phase and fraction");
      assertTrue(dom.contains("elapsed, about"), "elapsed and remaining time");
      assertTrue(dom.contains("Stop and keep what is there"), "a way to stop");
      assertFalse(
          dom.contains(
              "id=\"strip\" class=\"strip\" role=\"region\" aria-label=\"Progress of the fit\" hidden"));
    }
  }

  @Test
  void eventsBringTheEndIntoThePage() throws Exception {
    try (FakeHub hub = new FakeHub(true)) {
      String dom = new Chromium(folder).dom(hub.page());
      assertTrue(hub.asked().contains("GET /api/v1/jobs/j1/events"), "it listened");
      assertTrue(dom.contains("class=\"state finished\""), "the state followed");
      assertTrue(
          dom.contains("Converged: R-hat is below 1.01 for every parameter"),
          "the result followed");
      assertTrue(dom.contains("/api/v1/jobs/j1/files/samples.csv.gz"), "files to download");
      assertTrue(dom.contains("href=\"/api/v1/jobs/j1/zip\""), "all of it as one zip");
      assertTrue(dom.contains("aria-label=\"Progress of the fit\" hidden"), "the strip is gone");
    }
  }
}

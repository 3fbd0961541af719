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
    try (FakeHub hub = new FakeHub(false, "")) {
      String dom = new Chromium(folder).dom(hub.page());
      assertTrue(
          dom.contains("So far: R-hat of i_zero is 1.210, above 1.02."), "verdict while running");
      assertTrue(dom.contains("sampling  ·  31 %"), "phase and fraction");
      assertTrue(dom.contains("elapsed, about"), "elapsed and remaining time");
      assertTrue(dom.contains("Stop and keep what is there"), "a way to stop");
      assertFalse(dom.contains("js-fill\" style=\"fill: rgb(217"), "no bands before there are any");
      assertTrue(
          dom.contains("id=\"burn\" class=\"burn\" hidden"), "no burn-in to try before the end");
      assertFalse(
          dom.contains(
              "id=\"strip\" class=\"strip\" role=\"region\" aria-label=\"Progress of the fit\" hidden"));
    }
  }

  @Test
  void eventsBringTheEndIntoThePage() throws Exception {
    try (FakeHub hub = new FakeHub(true, "")) {
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

  @Test
  void otherFitsOfTheHubAreComparedOnTheSamePointsOnly() throws Exception {
    String probe =
        """
        var next = ['j2', 'j3'];
        setInterval(function () {
          var choice = document.getElementById('compare-choice');
          if (choice.options.length > 1 && choice.value === '' && next.length > 0) {
            choice.value = next.shift();
            choice.dispatchEvent(new Event('change', { bubbles: true }));
          }
        }, 50);
        """;
    try (FakeHub hub = new FakeHub(true, probe)) {
      String dom = new Chromium(folder).dom(hub.page());
      assertTrue(dom.contains("Polymer blend, LOQ (this fit)"), "this fit first");
      assertTrue(dom.contains("&lt;b&gt;Chain of blobs&lt;/b&gt;</a>"), "the other, as text");
      assertTrue(dom.contains("+5.5</td>"), "its AIC above the best");
      assertTrue(dom.contains("+2.8</td>"), "its BIC above the best");
      assertTrue(dom.contains("best</td>"), "the best is named");
      assertTrue(dom.contains("fitted to other points: not comparable"), "other data");
      assertFalse(dom.contains("Waits"), "only fits that have a result");
    }
  }
}

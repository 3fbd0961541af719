package org.drumlin.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of jobs in real Chromium, over a hub whose fits are computed. */
final class JobListPageIT {
  private static final String ROWS = "document.querySelectorAll('.job').length";

  @TempDir Path folder;
  private Site site;

  @BeforeEach
  void start() throws Exception {
    site = Site.start(folder);
  }

  @AfterEach
  void stop() throws Exception {
    site.close();
  }

  @Test
  void anEmptyListSaysWhatToDo() throws Exception {
    Browser page = site.open("/");
    page.awaitText("No fits yet");
    page.click("#nothing a");
    page.await("location.pathname === '/new'");
  }

  @Test
  void aFitIsFollowedRunAgainAndDeleted() throws Exception {
    site.submitExample("lm");
    Browser page = site.open("/");
    page.awaitText("Finished");
    page.await("document.querySelectorAll('.stamp-points').length === 1");
    assertTrue(
        page.evaluate("document.querySelector('.stamp-line').getAttribute('d').length").asInt()
            > 100,
        "the model's line on the stamp");
    page.click("[data-deed=again]");
    page.await(ROWS + " === 2");
    page.await(
        "[...document.querySelectorAll('.job')].every(r => r.innerText.includes('Finished'))");
    assertTrue(page.text("#announcer").contains("Finished"), "the end is told to screen readers");

    page.type("#search", "no such fit");
    page.awaitText("No job matches");
    page.click("#show-all");
    page.await(ROWS + " === 2");
    page.click("[data-group=failed]");
    page.await(ROWS + " === 0");
    page.click("[data-group=all]");

    page.click("[data-deed=delete]");
    page.awaitText("This cannot be undone.");
    assertEquals("Keep it", page.evaluate("document.activeElement.textContent").asText());
    page.press("Escape");
    page.await("!document.querySelector('dialog')");
    assertEquals(2, page.evaluate(ROWS).asInt(), "Escape deletes nothing");
    page.click("[data-deed=delete]");
    page.click("dialog .danger");
    page.await(ROWS + " === 1");
    page.await("document.activeElement.closest('.job-title')");
    assertEquals(List.of(), page.trouble());
  }

  @Test
  void progressComesWithoutReloadingAndStopKeepsWhatIsThere() throws Exception {
    Browser page = site.newFit();
    page.files(
        "#files",
        Site.example("polymer-blend.fit.json"),
        Site.example("ISIS_Polymer_Blend_RT2.xml"));
    page.awaitText("χ² at the start");
    page.type("#option-samples", "3000000");
    page.click("#fit");
    page.await("location.pathname.startsWith('/jobs/')");
    page.awaitText("Stop and keep what is there");
    page.click("a.brand");
    page.await("location.pathname === '/'");
    page.evaluate("window.sameDocument = true");
    page.await(
        "document.querySelector('.job-bar') && document.querySelector('.job-bar').value > 0");
    page.awaitText("Running");
    page.click("[data-deed=stop]");
    page.awaitText("Stopped");
    page.await("document.querySelector('.stamp')");
    assertTrue(page.evaluate("window.sameDocument").asBoolean(), "the page was never left");
  }
}

package org.drumlin.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages have in common: names, order, themes, and no bar inside the desktop. */
final class PagesIT {
  @TempDir Path folder;

  @Test
  void everyPageIsForEverybody() throws Exception {
    try (Site site = Site.start(folder)) {
      Browser page = site.open("/");
      page.awaitText("No fits yet");
      new Accessibility(page, "the empty list").holds();
      site.submitExample("lm");
      page.awaitText("Finished");
      page.await("document.querySelector('#files a')");
      new Accessibility(page, "the fit's page").holds();
      themesAndBars(page);
      site.open("/").awaitText("Finished");
      page.await("document.querySelector('.stamp')");
      new Accessibility(page, "the list").holds();
      site.newFit().files("#files", Site.example("ISIS_Polymer_Blend_RT2.xml"));
      page.awaitText("124 of 124 points");
      page.type("#model", "core_shell_sphere");
      page.press("Enter");
      page.awaitText("χ² at the start");
      new Accessibility(page, "a new fit").holds();
    }
  }

  private static void themesAndBars(Browser page) throws Exception {
    assertEquals("light", theme(page));
    page.wear(1280, 900, true);
    page.await("document.documentElement.dataset.theme === 'dark'");
    page.click("#theme");
    page.await("document.documentElement.dataset.theme === 'light'");
    page.click("#theme");
    page.await("document.documentElement.dataset.theme === 'dark'");
    page.wear(1280, 900, false);
    page.await("matchMedia('(prefers-color-scheme: light)').matches");
    assertEquals("dark", theme(page), "the reader's choice stands above the system's");
    page.click("#theme");
    page.await("document.documentElement.dataset.theme === 'light'");
    assertTrue(page.evaluate("document.querySelector('#deeds').checkVisibility()").asBoolean());
    page.open(URI.create(page.evaluate("location.href").asText() + "?embedded&theme=dark"));
    page.awaitText("Finished");
    assertFalse(
        page.evaluate("document.querySelector('#bar').checkVisibility()").asBoolean(),
        "the desktop has its own way around");
    assertFalse(page.evaluate("document.querySelector('#deeds').checkVisibility()").asBoolean());
    assertEquals("dark", theme(page));
    page.evaluate("sessionStorage.clear()");
  }

  private static String theme(Browser page) throws Exception {
    return page.evaluate("document.documentElement.dataset.theme").asText();
  }
}

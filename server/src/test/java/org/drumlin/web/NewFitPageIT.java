package org.drumlin.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fit is made in real Chromium, of files or of the form, and computed by the real runner. */
final class NewFitPageIT {
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
  void aDocumentWithItsDataBecomesAFit() throws Exception {
    Browser page = site.submitExample("lm");
    page.awaitText("Finished");
    page.awaitText("56.58(14)");
    page.awaitText("Run again");
    page.click("#section-log > summary");
    page.awaitText("engine jvm on");
    assertEquals(List.of(), page.trouble());
  }

  @Test
  void dataAModelAndAMethodBecomeAFit() throws Exception {
    Browser page = site.newFit();
    page.files("#files", Site.example("ISIS_Polymer_Blend_RT2.xml"));
    page.awaitText("124 of 124 points");
    page.type("#model", "gaussian coils length");
    page.awaitText("Gaussian polymer coils of one length");
    page.press("Enter");
    page.await("document.querySelector('#model').value === 'mono_gauss_coil'");
    page.awaitText("χ² at the start");
    for (String name : List.of("i_zero", "rg", "background")) {
      page.click("#p-" + name + "-fit");
    }
    page.type("#p-i_zero-low", "0");
    page.type("#p-i_zero-high", "200");
    page.type("#p-rg-low", "5");
    page.type("#p-rg-high", "200");
    page.type("#title", "By hand");
    page.choose("#method", "lm");
    page.click("#fit");
    page.awaitText("Finished");
    page.awaitText("By hand");
    page.awaitText("56.58(14)");
  }

  @Test
  void whatIsWrongIsSaidAtItsField() throws Exception {
    Browser page = site.newFit();
    page.files("#files", Site.example("polymer-blend.fit.json"));
    page.awaitText("ISIS_Polymer_Blend_RT2.xml is missing");
    page.click("#fit");
    page.await("document.querySelector('#choose').getAttribute('aria-invalid') === 'true'");
    page.files("#files", Site.example("ISIS_Polymer_Blend_RT2.xml"));
    page.awaitText("124 of 124 points");
    page.type("#p-rg-value", "sixty");
    page.click("#fit");
    page.awaitText("“sixty” is no number.");
    page.type("#p-rg-value", "300");
    page.click("#fit");
    page.await("document.querySelector('[data-name=rg][aria-invalid]')");
    String said = page.text("#p-rg-value-wrong") + page.text("#p-rg-low-wrong");
    assertTrue(said.contains("300"), "the server's words at the parameter: " + said);
    page.type("#p-rg-value", "60");
    page.type("#range-low", "0.3");
    page.type("#range-high", "0.1");
    page.await("document.querySelector('#range-low[aria-invalid]')");
    assertTrue(page.text("#range-low-wrong").contains("above"), page.text("#range-low-wrong"));
    assertFalse(page.evaluate("location.pathname").asText().startsWith("/jobs"));
  }

  @Test
  void namesOfFilesAreTextAndNothingElse() throws Exception {
    String name = "<img src=x onerror=document.title='owned'>.xml";
    Path data = folder.resolve(name);
    Files.copy(Site.example("ISIS_Polymer_Blend_RT2.xml"), data);
    Browser page = site.newFit();
    page.files("#files", data);
    page.awaitText("124 of 124 points");
    assertTrue(page.text("#taken").contains(name));
    assertEquals(0, page.evaluate("document.querySelectorAll('img').length").asInt());
    assertEquals("New fit · Drumlin", page.evaluate("document.title").asText());
  }
}

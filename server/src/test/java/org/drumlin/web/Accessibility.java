package org.drumlin.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What every page must hold for who does not use a mouse, does not see, or has a small screen. */
final class Accessibility {
  private static final Set<String> CONTROLS =
      Set.of(
          "button",
          "link",
          "textbox",
          "searchbox",
          "combobox",
          "checkbox",
          "radio",
          "listbox",
          "option",
          "slider",
          "spinbutton",
          "progressbar",
          "dialog",
          "table",
          "image",
          "img");

  /** Everything that Tab should reach, in the order of the document. */
  private static final String REACHED =
      """
      [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
        .filter(e => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }))
      """;

  private static final String NAME =
      "e => e.id || e.getAttribute('href') || e.outerHTML.slice(0, 80)";

  private final Browser page;
  private final String what;

  /**
   * @param what the page's name, for messages
   */
  Accessibility(Browser page, String what) {
    this.page = page;
    this.what = what;
  }

  void holds() throws IOException {
    everyControlHasAName();
    thereIsOneHeadlineAndALanguage();
    tabReachesEverythingInOrder();
    nothingIsWiderThanASmallScreen();
    assertEquals(List.of(), page.trouble(), what + ": refused by its policy, or failed");
  }

  private void everyControlHasAName() throws IOException {
    List<Browser.Named> all = page.accessible();
    List<String> nameless =
        all.stream()
            .filter(n -> CONTROLS.contains(n.role()) && n.name().isBlank())
            .map(Browser.Named::role)
            .toList();
    assertEquals(List.of(), nameless, what + ": controls without a name");
    assertTrue(all.stream().anyMatch(n -> n.role().equals("main")), what + ": a main part");
  }

  private void thereIsOneHeadlineAndALanguage() throws IOException {
    String seen = "[...document.querySelectorAll('h1')].filter(e => e.checkVisibility()).length";
    assertEquals(1, page.evaluate(seen).asInt(), what + ": one headline");
    assertEquals("en", page.evaluate("document.documentElement.lang").asText());
  }

  private void tabReachesEverythingInOrder() throws IOException {
    List<String> wanted = texts(page.evaluate("(" + REACHED + ").map(" + NAME + ")"));
    page.evaluate("document.activeElement.blur(), window.scrollTo(0, 0)");
    page.evaluate(
        "(function () { var s = document.createElement('span'); s.tabIndex = -1; document.body.prepend(s); s.focus(); s.remove(); })()");
    List<String> reached = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      page.press("Tab");
      reached.add(page.evaluate("(" + NAME + ")(document.activeElement)").asText());
      assertTrue(
          page.evaluate(
                  "(function () { var e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();"
                      + " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && r.width > 1; })()")
              .asBoolean(),
          () -> what + ": the focus is not seen on " + reached.getLast());
    }
    assertEquals(wanted, reached, what + ": the order of Tab");
  }

  private void nothingIsWiderThanASmallScreen() throws IOException {
    page.wear(360, 740, false);
    // Plots follow the window a moment later.
    page.await("innerWidth === 360 && document.documentElement.scrollWidth <= 360");
    page.wear(1280, 900, false);
    page.await("innerWidth === 1280");
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}

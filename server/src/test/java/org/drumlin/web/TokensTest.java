package org.drumlin.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of both themes: text can be read on what it stands on (WCAG 2.2, AA). */
final class TokensTest {
  private static final Pattern COLOUR = Pattern.compile("--([a-z0-9-]+): #([0-9a-f]{6});");
  private static final double TEXT = 4.5;
  private static final double SHAPE = 3;

  private static final List<String> INKS = List.of("ink", "muted", "accent", "good", "fair", "bad");

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void textIsReadOnEveryGround(String theme) throws IOException {
    Map<String, double[]> colours = colours(theme);
    for (String ink : INKS) {
      for (String ground : List.of("paper", "raised", "field")) {
        assertContrast(colours, ink, ground, TEXT);
      }
    }
    assertContrast(colours, "on-accent", "accent", TEXT);
    for (String soft : List.of("good-soft", "fair-soft", "bad-soft", "accent-soft")) {
      assertContrast(colours, "ink", soft, TEXT);
      assertContrast(colours, "muted", soft, TEXT);
    }
    assertContrast(colours, "plot-ink", "plot-paper", TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void edgesOfFieldsAndMarksOfPlotsAreSeen(String theme) throws IOException {
    Map<String, double[]> colours = colours(theme);
    for (String ground : List.of("paper", "field", "raised")) {
      assertContrast(colours, "edge", ground, SHAPE);
      assertContrast(colours, "accent", ground, SHAPE);
    }
    for (String mark : List.of("plot-data", "plot-theory", "plot-series-2", "plot-series-3")) {
      assertContrast(colours, mark, "plot-paper", SHAPE);
    }
  }

  private static void assertContrast(
      Map<String, double[]> colours, String front, String back, double least) {
    double a = luminance(colours.get(front));
    double b = luminance(colours.get(back));
    double ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    assertTrue(ratio >= least, "%s on %s: %.2f, below %.1f".formatted(front, back, ratio, least));
  }

  /** Relative luminance, WCAG 2.2. */
  private static double luminance(double[] rgb) {
    double[] weight = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double c = rgb[i];
      sum += weight[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  private static Map<String, double[]> colours(String theme) throws IOException {
    String css = css();
    String dark = ":root[data-theme=\"dark\"]";
    assertEquals(1, css.split(Pattern.quote(dark), -1).length - 1, "dark is listed once");
    int at = css.indexOf(dark);
    String part = theme.equals("dark") ? css.substring(at) : css.substring(0, at);
    Map<String, double[]> colours = new HashMap<>();
    for (Matcher m = COLOUR.matcher(part); m.find(); ) {
      int rgb = Integer.parseInt(m.group(2), 16);
      colours.put(
          m.group(1),
          new double[] {(rgb >> 16) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0});
    }
    return colours;
  }

  private static String css() throws IOException {
    try (InputStream in = TokensTest.class.getResourceAsStream("static/tokens.css")) {
      if (in == null) {
        throw new IOException("tokens.css is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

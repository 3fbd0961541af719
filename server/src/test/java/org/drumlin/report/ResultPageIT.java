package org.drumlin.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The result page in real Chromium, as the report file that carries its own numbers. */
class ResultPageIT {
  @TempDir Path folder;

  @Test
  void aSampledFitShowsItsValuesAndPlots() throws Exception {
    String dom = dom("dream");
    assertShown(dom, "Polymer blend, LOQ");
    assertShown(dom, "Converged: R-hat is below 1.01 for every parameter");
    assertShown(dom, "56.40(14)");
    assertShown(dom, "49.63(17)");
    assertShown(dom, "56.26 … 56.54");
    assertShown(dom, "cm⁻¹");
    assertShown(dom, "rg_nm");
    assertDrawn(dom, "curve-plot");
    assertDrawn(dom, "pair-plot");
    assertDrawn(dom, "trace-plot");
    assertDrawn(dom, "convergence-plot");
    assertDrawn(dom, "corner-plot");
    assertEquals(4, count(dom, "class=\"tile\""), "a histogram for each parameter and derived one");
    assertFalse(visible(dom, "strip"), "an ended fit has no progress strip");
  }

  @Test
  void whatAPublishedFitNeedsIsSaid() throws Exception {
    String dom = dom("dream");
    assertShown(dom, "It ended by its stopping rule (R-hat &lt; 1.01 and ESS &gt; 1000).");
    assertShown(dom, "<dt>AIC</dt><dd>101.6</dd>");
    assertShown(dom, "<dt>BIC</dt><dd>110.0</dd>");
    assertShown(dom, "<dt>time</dt><dd>4.9");
    assertShown(dom, "The residuals look like noise: 57 runs of one sign where 61 are expected.");
    assertShown(dom, "ESS tail");
    assertShown(dom, "1\u202f743");
    assertShown(dom, "0.0031"); // the Monte Carlo error of rg
    assertShown(dom, "normal(60, 5)");
    assertShown(dom, "30 chains, which took 20.1\u202f% to 25.3\u202f% of their steps.");
    assertShown(dom, "the chains look settled from generation 140.");
    assertShown(dom, "Chain 17 lies far below the others in likelihood.");
    assertDrawn(dom, "chain-acceptance-plot");
    assertDrawn(dom, "chain-mean-nllf-plot");
  }

  @Test
  void countsAreCalledCounts() throws Exception {
    String dom = dom("counts");
    assertShown(dom, ">counts</text>");
    assertShown(dom, ">deviance residual</text>");
    assertShown(dom, "It ended because all its steps were taken.");
    assertFalse(dom.contains("Error bars"), "counts have no error bars to switch");
  }

  @Test
  void aLeastSquaresFitHasNoDrawsToShow() throws Exception {
    String dom = dom("lm");
    assertShown(dom, "56.40(14)");
    assertDrawn(dom, "curve-plot");
    assertDrawn(dom, "pair-plot");
    assertFalse(visible(dom, "section-marginals"), "no histograms without draws");
    assertFalse(dom.contains("R-hat</th>"), "no R-hat column");
    assertShown(dom, "<li>1 row of ISIS_Polymer_Blend_RT2.xml has no usable error");
    assertFalse(visible(dom, "section-chains"), "no chains without a sampler");
  }

  @Test
  void anUnconvergedFitSaysSoAndMarksTheBound() throws Exception {
    String dom = dom("unconverged");
    assertShown(dom, "Stopped on request: R-hat of core.thickness is 1.340, above 1.05");
    assertShown(dom, "at its upper bound 12");
    assertShown(dom, "1.234(33)×10⁻⁶");
    assertShown(dom, "= core.radius + 0.5 * core.thickness");
    assertShown(dom, "3 points at or below zero");
    assertShown(dom, "<summary>One more warning</summary>");
    assertEquals(3, count(dom, "data-curve="), "a chip for each curve");
  }

  @Test
  void textOfAFileRunsNothing() throws Exception {
    String dom = dom("hostile");
    assertFalse(dom.contains("<title>owned"), "a script of the file ran");
    assertFalse(dom.contains("<img"), "an element of the file was made");
    assertShown(dom, "&lt;svg onload=document.title='owned'&gt;");
  }

  @Test
  void lightAndDarkAreTwoThemes() throws Exception {
    int light = corner("light");
    int dark = corner("dark");
    assertTrue(brightness(light) > 240, "light paper");
    assertTrue(brightness(dark) < 40, "dark paper");
  }

  private int corner(String theme) throws IOException, InterruptedException {
    URI page = URI.create(report("dream") + "?theme=" + theme);
    BufferedImage image = ImageIO.read(new Chromium(folder).screenshot(page, 1280, 900).toFile());
    assertEquals(1280, image.getWidth());
    int data = theme.equals("light") ? 0x1f5fa8 : 0x6cb2ff;
    int model = theme.equals("light") ? 0xd9580d : 0xff9a4d;
    assertTrue(pixels(image, data) > 100, "data points in " + theme);
    assertTrue(pixels(image, model) > 300, "the model's line in " + theme);
    return image.getRGB(2, 2);
  }

  private static int pixels(BufferedImage image, int colour) {
    int found = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        found += (image.getRGB(x, y) & 0xffffff) == colour ? 1 : 0;
      }
    }
    return found;
  }

  private static int brightness(int rgb) {
    return ((rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff)) / 3;
  }

  private URI report(String sample) throws IOException {
    Path out = folder.resolve(sample + ".html");
    HtmlReport.write(Samples.published(folder.resolve(sample), sample), out);
    return out.toUri();
  }

  private String dom(String sample) throws IOException, InterruptedException {
    String dom = new Chromium(folder).dom(report(sample));
    assertTrue(dom.contains("data-ready=\"true\""), "the page did not come to its end");
    String page = dom.substring(dom.indexOf("<main"));
    return dom.substring(0, dom.indexOf("<style")) + page.substring(0, page.indexOf("<script"));
  }

  private static void assertShown(String dom, String text) {
    assertTrue(dom.contains(text), () -> "the page does not show: " + text);
  }

  /** Plotly made the plot: its element holds an SVG with points or lines. */
  private static void assertDrawn(String dom, String id) {
    Pattern plot = Pattern.compile("id=\"" + id + "\" class=\"plot [^\"]*js-plotly-plot");
    assertTrue(plot.matcher(dom).find(), () -> "not drawn: " + id);
  }

  private static boolean visible(String dom, String id) {
    return !Pattern.compile("id=\"" + id + "\"[^>]* hidden=\"\"").matcher(dom).find();
  }

  private static int count(String dom, String text) {
    return dom.split(Pattern.quote(text), -1).length - 1;
  }
}

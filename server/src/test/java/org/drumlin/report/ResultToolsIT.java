package org.drumlin.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader does on the page, in real Chromium: switches pressed, files saved. */
class ResultToolsIT {
  /** Runs at the page's end; what it leaves in {@code said} comes back, saved files among it. */
  private static final String PROBE =
      """
      <script>
      var said = [];
      function press(selector) { document.querySelector(selector).click(); }
      function say(value) { said.push(value); }
      var blobs = {}, create = URL.createObjectURL;
      URL.createObjectURL = function (blob) {
        var url = create.call(URL, blob);
        blobs[url] = blob;
        return url;
      };
      HTMLAnchorElement.prototype.click = function () {
        var at = said.push(null) - 1, reader = new FileReader();
        say(this.download);
        reader.onload = function () { said[at] = reader.result; tell(); };
        reader.readAsDataURL(blobs[this.href]);
      };
      function tell() {
        var out = document.getElementById('said') || document.body.appendChild(document.createElement('pre'));
        out.id = 'said';
        out.textContent = JSON.stringify(said);
      }
      %s
      tell();
      </script>
      """;

  @TempDir Path folder;

  @Test
  void bandsAreSeenAndCanBeHidden() throws Exception {
    JsonNode said =
        said(
            "dream",
            """
            var fills = function () { return document.querySelectorAll('#curve-plot .js-fill').length; };
            say(fills()); press('[data-action=low95]'); say(fills()); press('[data-action=low68]'); say(fills());
            """);
    assertEquals("[4,2,0]", said.toString(), "two bands over the data, two in the residuals");
  }

  @Test
  void severalCurvesLieTogetherApartOrSideBySide() throws Exception {
    JsonNode said =
        said(
            "unconverged",
            """
            var plots = function () { return document.querySelectorAll('#curve-plot .cartesianlayer > .subplot').length; };
            var highest = function () { return document.getElementById('curve-plot')._fullLayout.yaxis.range[1]; };
            say(plots()); var was = highest();
            press('[data-place=offset]'); say(highest() > was + 1); say(document.querySelector('[data-place=offset]').textContent);
            press('[data-place=offset]'); say(document.querySelector('[data-place=offset]').textContent);
            press('[data-place=apart]'); say(plots());
            press('[data-curve]'); say(plots());
            """);
    assertEquals("[2,true,\"Offset ×10\",\"Offset ×10²\",6,4]", said.toString());
  }

  @Test
  void tablesAreSavedInFull() throws Exception {
    JsonNode said = said("dream", "press('#fitted-saves button'); press('#chains-saves button');");
    assertEquals("polymer-blend-loq-parameters.csv", said.path(1).asText());
    List<String> lines = text(said.path(0)).lines().toList();
    assertEquals(
        "\ufeffparameter,unit,value,stderr,mean,median,p68_low,p68_high,p95_low,p95_high,mcse,ess_bulk,"
            + "ess_tail,rhat,bound_low,bound_high,at_bound,prior",
        lines.get(0));
    assertTrue(lines.get(2).startsWith("rg,Ang,56.398407,0.141403,"), lines.get(2));
    assertTrue(
        lines.get(2).endsWith(",0.003086,2100,1743,1.002,5,200,,\"normal(60, 5)\""), lines.get(2));
    assertEquals(4, lines.size());
    List<String> chains = text(said.path(2)).lines().toList();
    assertEquals(31, chains.size());
    assertTrue(chains.get(18).matches("17,0\\.\\d+,58\\.214,yes"), chains.get(18));
  }

  @Test
  void theCurveIsSavedWithItsBands() throws Exception {
    JsonNode said = said("dream", "press('#curve-saves [data-save=csv]');");
    List<String> lines = text(said.path(0)).lines().toList();
    JsonNode curve = Samples.read("dream").path("curves").path(0);
    assertEquals(curve.path("q").size() + 1, lines.size());
    assertTrue(
        lines.get(0).endsWith("q,I,dI,dq,theory,residual,low95,low68,high68,high95"), lines.get(0));
    String[] first = lines.get(1).split(",");
    assertEquals(curve.path("q").path(0).asDouble(), Double.parseDouble(first[2]));
    assertEquals(
        curve.path("bands").path("high95").path(0).asDouble(),
        Double.parseDouble(first[first.length - 1]));
  }

  @Test
  void aNameIsNoFormulaForASpreadsheet() throws Exception {
    JsonNode said = said("hostile", "press('[data-key=derived]');");
    String row = text(said.path(0)).lines().toList().get(1);
    assertTrue(
        row.startsWith("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",\"</script>, rg\",5.6398407,"),
        row);
  }

  @Test
  void picturesAreDarkOnWhiteWhateverThePageWears() throws Exception {
    JsonNode said =
        said(
            "dream",
            "document.documentElement.setAttribute('data-theme', 'dark');"
                + "press('#curve-saves [data-save=svg]'); press('#corner-saves [data-save=png]');");
    byte[] first = bytes(said.path(0));
    byte[] second = bytes(said.path(2));
    boolean inOrder = said.path(1).asText().endsWith(".svg");
    String svg = new String(inOrder ? first : second, StandardCharsets.UTF_8);
    assertTrue(svg.startsWith("<svg"), () -> svg.substring(0, Math.min(80, svg.length())));
    assertTrue(svg.contains("rgb(31, 95, 168)"), "the light theme's data");
    assertFalse(svg.contains("rgb(108, 178, 255)"), "the dark theme's data");
    byte[] png = inOrder ? second : first;
    assertArrayEquals(
        new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Arrays.copyOf(png, 4), "a picture's own mark");
  }

  @Test
  void theDesktopsViewGetsALinkThatCarriesTheFile() throws Exception {
    JsonNode said =
        said(
            "dream",
            "HTMLAnchorElement.prototype.click = function () { say(this.download); say(this.href); tell(); };"
                + "document.documentElement.setAttribute('data-saves-links', '');"
                + "press('#fitted-saves button');");
    assertEquals("polymer-blend-loq-parameters.csv", said.path(0).asText());
    assertTrue(text(said.path(1)).contains("rg,Ang,56.398407"), said::toString);
  }

  @Test
  void anotherBurnInIsTriedOnTheTraces() throws Exception {
    JsonNode said =
        said(
            "dream",
            """
            say(document.getElementById('burn-result').hidden);
            press('#burn-shortcuts button:nth-child(2)');
            say(document.getElementById('burn-result').hidden);
            say(document.getElementById('burn-input').value);
            say(document.querySelectorAll('#burn-table tbody tr').length);
            say(document.querySelector('#burn-table tbody tr:nth-child(2) .value').textContent);
            say(document.getElementById('burn-note').textContent);
            """);
    assertEquals("[true,false,\"140\",3,", said.toString().substring(0, 20));
    assertTrue(said.path(4).asText().matches("56\\.\\d+\\(\\d+\\)"), said::toString);
    assertTrue(said.path(5).asText().contains("92 generations of 6 chains"), said::toString);
    assertTrue(said.path(5).asText().contains("\"burn\": 140"), said::toString);
  }

  @Test
  void theReaderPicksWhatStandsInTheCorner() throws Exception {
    JsonNode said =
        said(
            "unconverged",
            """
            var cells = function () { return document.querySelectorAll('#corner-plot .cartesianlayer > .subplot').length; };
            say(cells());
            press('#corner-choice [aria-pressed=true]'); say(cells());
            press('#corner-choice [aria-pressed=false]'); say(cells());
            """);
    assertEquals("[21,15,21]", said.toString(), "cells on and below the diagonal");
  }

  @Test
  void paperIsLightAndAsWideAsTheSheet() throws Exception {
    JsonNode said =
        said(
            "unconverged",
            """
            document.documentElement.setAttribute('data-theme', 'dark');
            window.dispatchEvent(new Event('beforeprint'));
            say(document.getElementById('curve-plot')._fullLayout.width);
            say(document.getElementById('curve-plot')._fullLayout.paper_bgcolor);
            say(document.querySelectorAll('details:not([open])').length);
            window.dispatchEvent(new Event('afterprint'));
            say(document.getElementById('curve-plot')._fullLayout.paper_bgcolor);
            """);
    assertEquals("[688,\"#ffffff\",0,\"#0d1117\"]", said.toString());
  }

  private JsonNode said(String sample, String script) throws IOException, InterruptedException {
    Path out = folder.resolve(sample + ".html");
    HtmlReport.write(Samples.published(folder.resolve(sample), sample), out);
    String page = Files.readString(out);
    int end = page.lastIndexOf("</body>");
    Files.writeString(out, page.substring(0, end) + PROBE.formatted(script) + page.substring(end));
    String dom = new Chromium(folder).dom(out.toUri());
    Matcher said = Pattern.compile("<pre id=\"said\">(.*?)</pre>", Pattern.DOTALL).matcher(dom);
    assertTrue(said.find(), "the script did not come to its end");
    return Samples.JSON.readTree(
        said.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
  }

  private static byte[] bytes(JsonNode url) {
    String text = url.asText();
    return Base64.getDecoder().decode(text.substring(text.indexOf(',') + 1));
  }

  private static String text(JsonNode url) {
    return new String(bytes(url), StandardCharsets.UTF_8);
  }
}

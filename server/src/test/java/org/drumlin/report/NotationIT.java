package org.drumlin.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's pure functions, run where they will run. */
class NotationIT {
  @TempDir Path folder;

  @Test
  void numbersAreWrittenAsTheFieldWritesThem() throws Exception {
    Map<String, String> cases = new LinkedHashMap<>();
    cases.put("n.uncertain(56.39841, 0.12)", "56.40(12)");
    cases.put("n.uncertain(49.626724, 0.168313)", "49.63(17)");
    cases.put("n.uncertain(0.0702936, 0.0065)", "0.0703(65)");
    cases.put("n.uncertain(0.0702936, 0.00996)", "0.070(10)");
    cases.put("n.uncertain(12.34, 1.4)", "12.3(14)");
    cases.put("n.uncertain(123.4, 14.2)", "123(14)");
    cases.put("n.uncertain(12345.6, 142)", "1.235(14)×10⁴");
    cases.put("n.uncertain(1.234e-6, 3.3e-8)", "1.234(33)×10⁻⁶");
    cases.put("n.uncertain(-0.00002, 0.0005)", "−0.00002(50)");
    cases.put("n.uncertain(-0.0000001, 0.5)", "0.00(50)");
    cases.put("n.uncertain(0, 3e-8)", "0.0(30)×10⁻⁸");
    cases.put("n.uncertain(5, 0)", "5");
    cases.put("n.uncertain(5.25, null)", "5.25");
    cases.put("n.uncertain(null, 1)", "–");
    cases.put("n.interval([56.2571, 56.5397], 56.398, 0.1413)", "56.26 … 56.54");
    cases.put("n.interval([1.201e-6, 1.267e-6], 1.234e-6, 3.3e-8)", "(1.201 … 1.267)×10⁻⁶");
    cases.put("n.interval(null, 1, 1)", "–");
    cases.put("n.rounded(56.4123, 56.39841, 0.12)", "56.41");
    cases.put("n.rounded(1.2e-6, 1.234e-6, 3.3e-8)", "1.200×10⁻⁶");
    cases.put("n.number(0.790412, 4)", "0.7904");
    cases.put("n.number(1e-10)", "1×10⁻¹⁰");
    cases.put("n.number(200)", "200");
    cases.put("n.number(999999.7)", "1×10⁶");
    cases.put("n.number(-1)", "−1");
    cases.put("n.count(50300)", "50\u202f300");
    cases.put("n.duration(0.04)", "0.04\u202fs");
    cases.put("n.duration(61.2)", "1:01");
    cases.put("n.clock(3723)", "1:02:03");
    cases.put("n.size(46809)", "46.8\u202fkB");
    cases.put("n.unit('1/cm')", "cm⁻¹");
    cases.put("n.unit('Ang')", "Å");
    cases.put("n.unit('1e-6/Ang^2')", "10⁻⁶ Å⁻²");
    cases.put("n.unit('Ang^3')", "Å³");
    cases.put("n.unit('degrees')", "°");
    cases.put("n.unit('')", "");
    assertCases(cases);
  }

  @Test
  void theVerdictFollowsTheFitsOwnReasonAndItsNumbers() throws Exception {
    Map<String, String> cases = new LinkedHashMap<>();
    String of = "w.verdict({parameters:[{name:'a',rhat:%s,ess:%s}],reason:'%s'},'%s').level";
    cases.put(of.formatted("1.03", "2100", "converged: it is", "finished"), "good");
    cases.put(of.formatted("1.01", "80", "The fit did not converge: raise", "finished"), "bad");
    cases.put(of.formatted("1.01", "2100", "stopped on request: R-hat", "stopped"), "good");
    cases.put(of.formatted("1.01", "80", "stopped on request: few", "stopped"), "fair");
    cases.put(of.formatted("1.08", "2100", "stopped on request: R-hat", "stopped"), "bad");
    cases.put(of.formatted("1.08", "2100", "running: R-hat", "running"), "running");
    cases.put(of.formatted("null", "null", "converged: ftol", "finished"), "good");
    cases.put(of.formatted("null", "null", "The fit did not converge", "finished"), "bad");
    cases.put(of.formatted("null", "null", "stopped on request", "stopped"), "fair");
    cases.put(of.formatted("1.08", "900", "", "finished"), "bad");
    String text = of.replace(".level", ".text");
    cases.put(text.formatted("null", "null", "converged: ftol", "finished"), "Converged: ftol.");
    cases.put(
        text.formatted("1.2", "20", "running: R-hat of a is 1.2; raise burn or samples", "running"),
        "So far: R-hat of a is 1.2.");
    assertCases(cases);
  }

  @Test
  void howAFitEndedIsSaidInWords() throws Exception {
    Map<String, String> cases = new LinkedHashMap<>();
    String of =
        "w.ended({ended:'%s',parameters:[{name:'a',rhat:%s}],method:{options:{until:'x'}}})";
    cases.put(of.formatted("complete", "1.0"), "All draws that were asked for were taken.");
    cases.put(of.formatted("complete", "null"), "It ended because its tolerances were met.");
    cases.put(of.formatted("rule", "1.0"), "It ended by its stopping rule (x).");
    cases.put(of.formatted("time", "1.0"), "It ended because the time it was given was over.");
    cases.put(of.formatted("not_yet", "1.0"), "");
    cases.put(
        "w.verdict({parameters:[],reason:'time is over',converged:true},'finished').level", "good");
    assertCases(cases);
  }

  @Test
  void drawsAreSummarised() throws Exception {
    Map<String, String> cases = new LinkedHashMap<>();
    cases.put("s.quantile([1, 2, 4, 8], 0.5).toFixed(6)", "3.000000");
    cases.put("s.normalQuantile(0.975).toFixed(6)", "1.959964");
    cases.put("s.normalQuantile(1e-9).toFixed(5)", "-5.99781");
    cases.put("s.of([[1, 2, 3, 4], [2, 3, 4, 5]]).mean.toFixed(6)", "3.000000");
    cases.put("String(s.rhat([[1, 2, 3]]))", "NaN");
    assertCases(cases);
  }

  private void assertCases(Map<String, String> cases) throws IOException, InterruptedException {
    StringBuilder page = new StringBuilder("<!DOCTYPE html><meta charset=\"utf-8\">");
    for (String script : new String[] {"start.js", "notation.js", "words.js", "summary.js"}) {
      page.append("<script>").append(resource(script)).append("</script>");
    }
    page.append(
        "<pre id=\"out\"></pre><script>var n = drumlin.notation, w = drumlin.words, s = drumlin.summary;");
    page.append("document.getElementById('out').textContent = JSON.stringify([");
    cases.keySet().forEach(expression -> page.append(expression).append(','));
    page.append("]);</script>");
    Path file = folder.resolve("cases.html");
    Files.writeString(file, page);
    String dom = new Chromium(folder).dom(file.toUri());
    Matcher out = Pattern.compile("<pre id=\"out\">(.*?)</pre>").matcher(dom);
    assertTrue(out.find(), dom);
    JsonNode results = Samples.JSON.readTree(out.group(1));
    int i = 0;
    for (Map.Entry<String, String> one : cases.entrySet()) {
      assertEquals(one.getValue(), results.path(i++).asText(), one.getKey());
    }
    assertEquals(cases.size(), results.size());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = NotationIT.class.getResourceAsStream("/org/drumlin/web/static/" + name)) {
      if (in == null) {
        throw new IOException("no script " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

package org.drumlin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.FitResults;
import org.drumlin.job.Json;
import org.drumlin.job.RunInfo;
import org.junit.jupiter.api.Test;

/** The table of results of the real shape, as the pages' tests have them. */
final class ResultTableTest {
  private static String table(String name) throws IOException {
    try (InputStream in =
        ResultTableTest.class.getResourceAsStream("/org/drumlin/report/" + name + ".json")) {
      ObjectNode node = Json.readObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      RunInfo run = RunInfo.fromJson((ObjectNode) node.get("run"));
      FitResult result = FitResults.read(node.toString().getBytes(StandardCharsets.UTF_8));
      return new ResultTable(result, run).text();
    }
  }

  private static String line(String table, String start) {
    return table.lines().filter(l -> l.startsWith(start)).findFirst().orElse("no line: " + table);
  }

  @Test
  void everyFigureOfASampledFitIsInItsPlace() throws Exception {
    String table = table("dream");
    assertEquals(
        List.of("parameter", "value", "unit", "68 %", "95 %", "ESS", "R-hat"),
        List.of(line(table, "parameter").strip().split(" {2,}")));
    String rg = line(table, "rg ");
    assertTrue(rg.contains("56.40(14)") && rg.endsWith("2100  1.002"), rg);
    String derived = line(table, "rg_nm");
    assertTrue(derived.contains("5.640(14)") && derived.endsWith("= rg / 10"), derived);
    String chisq = line(table, "chisq");
    assertTrue(chisq.contains("AIC 101.64, BIC 110.02"), chisq);
    assertTrue(table.contains("The residuals look like noise"), table);
    assertTrue(line(table, "dream, ").contains(" evaluations in "), table);
    assertTrue(line(table, "Uncertainties: ").length() > 20, table);
  }

  @Test
  void anOptimisersTableHasNoColumnsOfSamplers() throws Exception {
    String table = table("lm");
    assertTrue(line(table, "parameter").endsWith("95 %"), table);
    assertTrue(line(table, "rg ").contains("56.40(14)"), table);
  }

  @Test
  void whatIsWrongWithAFitIsToldAndLinesFitATerminal() throws Exception {
    for (String name : List.of("lm", "dream", "unconverged")) {
      String table = table(name);
      for (String line : table.split("\n")) {
        boolean sentence = line.contains(". ") && !line.contains(" .. ");
        assertTrue(!sentence || line.length() <= 100, name + ": " + line);
      }
    }
    assertTrue(
        table("unconverged").contains("R-hat of core.thickness is 1.340"), table("unconverged"));
  }

  @Test
  void wordsAreBrokenBetweenWords() {
    String long90 = "w".repeat(60);
    assertEquals("a b", Paragraph.of("a b"));
    assertEquals(long90 + "\n  " + long90, Paragraph.of(long90 + " " + long90));
    assertEquals("x".repeat(200), Paragraph.of("x".repeat(200)));
  }
}

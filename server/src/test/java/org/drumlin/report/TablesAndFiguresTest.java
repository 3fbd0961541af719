package org.drumlin.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.drumlin.data.DataReferences;
import org.drumlin.data.Dataset;
import org.drumlin.engine.Engine;
import org.drumlin.engine.JvmEngine;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.FitResult;
import org.drumlin.fitter.FitMonitor;
import org.drumlin.fitter.FitProblem;
import org.drumlin.fitter.Fitters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** Results as tables and figures. */
final class TablesAndFiguresTest {
  private static final String LM = "{\"name\": \"lm\"}";
  private static final String DREAM =
      "{\"name\": \"dream\", \"samples\": 3000, \"burn\": 100, \"init\": \"cov\", \"seed\": 1}";

  @TempDir private Path folder;

  /** A real, short fit of the polymer blend. */
  private static FitResult result(String method) throws Exception {
    FitDocument document =
        FitDocuments.parse(
            """
            {"drumlin": 1, "datasets": [{"id": "rt2", "file": "ISIS_Polymer_Blend_RT2.xml",
              "resolution": "none"}],
             "models": [{"id": "rt2", "model": "mono_gauss_coil", "parameters": {
               "i_zero": {"value": 50, "fit": [0, 200]}, "rg": {"value": 56, "fit": [5, 200]},
               "background": {"value": 0.07, "fit": [0, 1]}}}],
             "derived": {"area": "pow(rg, 2)"}, "method": %s}
            """
                .formatted(method));
    Map<String, Dataset> data = DataReferences.resolve(document, Path.of("..", "examples"));
    try (Engine engine = JvmEngine.create(1)) {
      return Fitters.named(document.method().name())
          .orElseThrow()
          .fit(FitProblem.of(document, data, engine), document.method(), FitMonitor.silent())
          .result();
    }
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(f -> f.getFileName().toString()).toList();
  }

  @Test
  void everyTableOfASampler() throws Exception {
    FitResult result = result(DREAM);
    List<Path> files = CsvTables.write(result, folder);
    assertTrue(
        names(files)
            .containsAll(
                List.of(
                    "parameters.csv",
                    "others.csv",
                    "covariance.csv",
                    "correlation.csv",
                    "convergence.csv",
                    "marginals.csv")),
        names(files).toString());
    List<String> lines = Files.readAllLines(folder.resolve("parameters.csv"));
    assertEquals(1 + result.parameters().size(), lines.size());
    FitResult.FittedParameter first = result.parameters().getFirst();
    assertTrue(
        lines.get(1).startsWith(first.name() + "," + first.unit() + "," + first.value()),
        lines.get(1));
    int columns = lines.getFirst().split(",", -1).length;
    for (String line : lines) {
      assertEquals(columns, line.split(",", -1).length, line);
    }
    FitResult.FittedCurve curve = result.curves().getFirst();
    List<String> points = Files.readAllLines(folder.resolve("curve-" + curve.model() + ".csv"));
    assertEquals(1 + curve.q().length, points.size());
    String[] cells = points.get(1).split(",", -1);
    assertEquals(curve.q()[0], Double.parseDouble(cells[0]));
    assertEquals(curve.theory()[0], Double.parseDouble(cells[6]));
    assertEquals(curve.residuals()[0], Double.parseDouble(cells[7]));
    List<String> covariance = Files.readAllLines(folder.resolve("covariance.csv"));
    assertEquals(result.covariance()[0][0], Double.parseDouble(covariance.get(1).split(",")[1]));
  }

  @Test
  void aTextWithACommaStaysOneCell() throws Exception {
    CsvTables.write(result(LM), folder);
    String line = Files.readAllLines(folder.resolve("derived.csv")).get(1);
    assertTrue(line.startsWith("area,\"pow(rg, 2)\","), line);
    assertFalse(Files.exists(folder.resolve("marginals.csv")));
  }

  @Test
  void figuresAreWholeAndShowTheirPoints() throws Exception {
    FitResult sampled = result(DREAM);
    List<Path> all = new ArrayList<>(Figures.write(sampled, folder.resolve("dream")));
    all.addAll(Figures.write(result(LM), folder.resolve("lm")));
    for (Path file : all) {
      Document svg =
          DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
      assertEquals("svg", svg.getDocumentElement().getTagName());
      String text = Files.readString(file);
      assertFalse(text.contains("NaN") || text.contains("Infinity"), file + " has NaN");
    }
    assertEquals(
        List.of(
            "curve-rt2.svg", "convergence.svg", "correlation.svg", "marginals.svg", "traces.svg"),
        names(all).subList(0, 5));
    String curve = Files.readString(folder.resolve("dream").resolve("curve-rt2.svg"));
    int points = sampled.curves().getFirst().q().length;
    assertEquals(2 * points, curve.split("<circle", -1).length - 1, "points and residuals");
    assertTrue(curve.contains(Svg.MODEL) && curve.contains(Svg.DATA));
    String marginals = Files.readString(folder.resolve("dream").resolve("marginals.svg"));
    assertTrue(marginals.contains(">rg<"), "the name below its marginal");
    assertTrue(marginals.matches("(?s).*>56\\.\\d+\\(\\d+\\) Å<.*"), "and its value with unit");
    assertFalse(marginals.contains("None"), "a number without a unit");
    assertFalse(Files.exists(folder.resolve("lm").resolve("traces.svg")));
  }

  @Test
  void aLogAxisHasPowersAndALinearOneRoundNumbers() {
    Scale log = Scale.around(new double[] {0.003, 0.4}, true, 0, 100);
    List<String> labels =
        log.ticks().stream().map(Scale.Tick::label).filter(l -> !l.isEmpty()).toList();
    assertEquals(2, labels.size(), labels.toString());
    assertTrue(labels.getFirst().contains("\u22122"), labels.toString());
    assertEquals(0, log.at(log.low()), 1e-9);
    assertEquals(100, log.at(log.high()), 1e-9);
    Scale linear = Scale.around(new double[] {0, 10}, false, 0, 100);
    assertEquals(
        List.of("0", "2", "4", "6", "8", "10"),
        linear.ticks().stream().map(Scale.Tick::label).toList());
  }

  @Test
  void anAxisOfLessThanTwoDecadesHasLabelsBetween() {
    Scale log = Scale.around(new double[] {1.5, 40}, true, 0, 100);
    assertEquals(
        List.of("2", "5", "10", "20"),
        log.ticks().stream().map(Scale.Tick::label).filter(l -> !l.isEmpty()).toList());
  }

  @Test
  void aBandThatGoesBelowZeroEndsAtTheEdgeOfALogAxis() {
    Frame frame =
        new Frame(new Svg(10, 10), new Scale(0, 4, false, 0, 4), new Scale(1, 100, true, 200, 0));
    double[] x = {0, 1, 2, 3, 4};
    double[] low = {10, -1, -3, 1, 10};
    double[] high = {100, 10, -2, 10, 100};
    assertEquals(
        "M0 0L1 100L1 200L0 100ZM3 100L4 0L4 100L3 200Z", Figures.band(frame, x, low, high));
  }

  @Test
  void unitsAreSetAsInPrint() {
    assertEquals("cm⁻¹", PrintedUnit.of("1/cm"));
    assertEquals("10⁻⁶ Å⁻²", PrintedUnit.of("1e-6/Ang^2"));
    assertEquals("Å", PrintedUnit.of("Ang"));
    assertEquals("°", PrintedUnit.of("degrees"));
    assertEquals("", PrintedUnit.of("None"));
    assertEquals("a b c", PrintedUnit.of("a b c"));
  }
}

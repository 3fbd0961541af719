package org.drumlin.bumps;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.data.DataReferences;
import org.drumlin.data.Dataset;
import org.drumlin.engine.Engine;
import org.drumlin.engine.JvmEngine;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.FitResult;
import org.drumlin.fitter.FitMonitor;
import org.drumlin.fitter.FitOutcome;
import org.drumlin.fitter.FitProblem;
import org.drumlin.fitter.Fitters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results in bumps' formats, read by bumps' own loader; and bumps' read by ours. */
final class BumpsResultsTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  /** Two models of which a tie shares a parameter, named so that bumps orders them otherwise. */
  private static final String DOCUMENT =
      """
      {"drumlin": 1,
       "datasets": [{"id": "b", "file": "ISIS_Polymer_Blend_RT2.xml", "resolution": "none"},
                    {"id": "a", "file": "ISIS_Polymer_Blend_TK49.xml", "resolution": "none"}],
       "models": [
         {"id": "b", "dataset": "b", "model": "mono_gauss_coil", "parameters": {
           "rg": {"value": 56, "fit": [5, 200]}, "i_zero": {"value": 50, "fit": [0, 200]},
           "background": {"value": 0.07, "fit": [0, 1]}}},
         {"id": "a", "dataset": "a", "model": "mono_gauss_coil", "parameters": {
           "rg": {"tie": "b.rg"}, "i_zero": {"value": 60, "fit": [0, 200]},
           "background": {"value": 0.07, "fit": [0, 1]}}}],
       "method": {"name": "%s"}}
      """;

  @TempDir private Path folder;

  private record Fitted(FitDocument document, FitResult result, Optional<KeptDraws> draws) {}

  private Fitted fit(String document) throws Exception {
    FitDocument read = FitDocuments.parse(document);
    Map<String, Dataset> data = DataReferences.resolve(read, EXAMPLES);
    try (Engine engine = JvmEngine.create(1)) {
      FitOutcome outcome =
          Fitters.named(read.method().name())
              .orElseThrow()
              .fit(FitProblem.of(read, data, engine), read.method(), FitMonitor.silent());
      if (outcome.draws().isEmpty()) {
        return new Fitted(read, outcome.result(), Optional.empty());
      }
      Path samples = folder.resolve("samples.csv.gz");
      try (OutputStream out = Files.newOutputStream(samples)) {
        outcome.draws().get().writeCsv(out);
      }
      return new Fitted(read, outcome.result(), Optional.of(KeptDraws.ofResult(samples)));
    }
  }

  @Test
  void bumpsLoadsOurChains() throws Exception {
    Fitted fitted =
        fit(
            DOCUMENT.formatted(
                "dream\", \"samples\": 2000, \"burn\": 50, \"pop\": 2, \"init\": \"cov"));
    BumpsResults.write("two", fitted.document(), fitted.result(), fitted.draws(), folder);
    try (Engine engine = JvmEngine.create(1)) {
      Map<String, Dataset> data = DataReferences.resolve(fitted.document(), EXAMPLES);
      BumpsExport.write("two", fitted.document(), data, engine, folder);
    }
    JsonNode peer =
        PeerBumps.json(
            folder,
            """
            import json
            import numpy as np
            from bumps.cli import load_model, load_best
            from bumps.dream.state import load_state
            from bumps.dream.stats import parse_var
            problem = load_model("two.py")
            state = load_state("two")
            draws, points, logp = state.chains()
            state.labels = problem.labels()
            table = [parse_var(line) for line in open("two.err")]
            load_best(problem, "two.par")
            print(json.dumps({
                "labels": problem.labels(), "shape": list(points.shape), "draws": int(state.draws),
                "mean": points.reshape(-1, points.shape[2]).mean(axis=0).tolist(),
                "best": state.best()[0].tolist(), "logp": state.best()[1],
                "nllf": problem.nllf(), "pars": problem.getp().tolist(),
                "acceptance": float(np.mean(state.acceptance_rate()[1])),
                "table": [v.name for v in table if v], "means": [v.mean for v in table if v]}))
            """);
    List<String> labels = texts(peer.path("labels"));
    assertEquals(List.of("b.background", "b.i_zero", "b.rg", "a.background", "a.i_zero"), labels);
    KeptDraws draws = fitted.draws().orElseThrow();
    assertEquals(draws.generations(), peer.path("shape").path(0).asInt());
    assertEquals(draws.chains(), peer.path("shape").path(1).asInt());
    assertEquals(draws.nllf().length, peer.path("draws").asInt());
    assertEquals(labels, texts(peer.path("table")));
    for (int j = 0; j < labels.size(); j++) {
      FitResult.FittedParameter p = parameter(fitted.result(), labels.get(j));
      assertEquals(p.mean(), peer.path("mean").path(j).asDouble(), 1e-9 * Math.abs(p.mean()));
      assertEquals(p.mean(), peer.path("means").path(j).asDouble(), 0.05 * p.stderr());
      assertEquals(p.best(), peer.path("pars").path(j).asDouble(), 1e-13 * Math.abs(p.best()));
      assertEquals(p.best(), peer.path("best").path(j).asDouble(), 1e-13 * Math.abs(p.best()));
    }
    double nllf = peer.path("nllf").asDouble();
    assertEquals(nllf, -peer.path("logp").asDouble(), 1e-5 * nllf);
    double acceptance = 100 * fitted.result().acceptance().orElseThrow();
    assertEquals(acceptance, peer.path("acceptance").asDouble(), 2);
    JsonNode json = new ObjectMapper().readTree(folder.resolve("two-err.json").toFile());
    assertEquals(
        parameter(fitted.result(), "b.rg").p95().low(),
        json.path("b.rg").path("p95").path(0).asDouble());
  }

  @Test
  void bumpsGoesOnFromOurChainsAndWeReadItsOwn() throws Exception {
    Fitted fitted =
        fit(
            DOCUMENT.formatted(
                "dream\", \"samples\": 2000, \"burn\": 50, \"pop\": 2, \"init\": \"cov"));
    Path store = Files.createDirectories(folder.resolve("store"));
    BumpsResults.write("two", fitted.document(), fitted.result(), fitted.draws(), store);
    try (Engine engine = JvmEngine.create(1)) {
      Map<String, Dataset> data = DataReferences.resolve(fitted.document(), EXAMPLES);
      BumpsExport.write("two", fitted.document(), data, engine, folder);
    }
    PeerBumps.cli(
        folder,
        "--fit=dream",
        "--pop=2",
        "--burn=0",
        "--steps=100",
        "--resume=store",
        "--store=out",
        "--batch",
        "--trim=false",
        "--seed=1",
        "two.py");
    KeptDraws theirs = KeptDraws.ofBumps(folder.resolve("out"), "two");
    assertEquals(10, theirs.chains());
    assertEquals(BumpsOrder.of(fitted.document()), theirs.names());
    int rg = theirs.names().indexOf("b.rg");
    FitResult.FittedParameter p = parameter(fitted.result(), "b.rg");
    double sum = 0;
    for (double[] chain : theirs.ofParameter(rg)) {
      sum += chain[chain.length - 1] / theirs.chains();
    }
    assertEquals(p.mean(), sum, 3 * p.stderr());
  }

  @Test
  void leastSquaresHasNoChains() throws Exception {
    Fitted fitted = fit(DOCUMENT.formatted("lm"));
    List<Path> files =
        BumpsResults.write("two", fitted.document(), fitted.result(), fitted.draws(), folder);
    assertEquals(
        List.of("two.par", "two.err", "two-1.dat", "two-2.dat"),
        files.stream().map(f -> f.getFileName().toString()).toList());
    assertTrue(Files.readString(folder.resolve("two.err")).contains("Uncertainty from curvature"));
  }

  @Test
  void aParFileIsWhereAFitStarts() throws Exception {
    FitDocument document = FitDocuments.parse(DOCUMENT.formatted("lm"));
    Path par = folder.resolve("x.par");
    Files.writeString(par, "b.rg 44.5\n# b.i_zero 3\nbackground 0.5\nbackground 7\nradius 9\n\n");
    ParStart.Started started = ParStart.apply(document, par);
    assertEquals(44.5, value(started.document(), 0, "rg"));
    assertEquals(50, value(started.document(), 0, "i_zero"));
    assertEquals(0.5, value(started.document(), 0, "background"));
    assertEquals(1, value(started.document(), 1, "background"));
    assertEquals(4, started.warnings().size(), started.warnings().toString());
    assertTrue(started.warnings().toString().contains("x.par, line 5: no fitted parameter"));
    assertTrue(
        started.warnings().toString().contains("a.background: 7 is out of its bounds, 0 to 1"));
  }

  @Test
  void theKeyStartTakesIt() throws Exception {
    Files.writeString(folder.resolve("x.par"), "b.rg 44.5\n");
    FitDocument document =
        FitDocuments.parse(
            DOCUMENT
                .formatted("lm")
                .replace("\"method\"", "\"start\": {\"file\": \"x.par\"}, \"method\""));
    FitDocument begun = ParStart.resolve(document, folder);
    assertEquals(44.5, value(begun, 0, "rg"));
    assertTrue(begun.start().isEmpty());
    Files.writeString(folder.resolve("x.par"), "nothing 44.5\n");
    DocumentException e =
        assertThrows(DocumentException.class, () -> ParStart.resolve(document, folder));
    assertTrue(e.getMessage().startsWith("start.file: x.par: none of its"), e.getMessage());
  }

  @Test
  void whatIsWrongWithAParFileIsSaid() throws Exception {
    FitDocument document = FitDocuments.parse(DOCUMENT.formatted("lm"));
    String[][] cases = {
      {"", "x.par: holds no parameters"},
      {"b.rg\n", "x.par, line 1: not a name and its value, as in \"radius 50.2\""},
      {"b.rg 5\nb.i_zero five\n", "x.par, line 2: not a name"},
      {"radius 5\n", "x.par: none of its parameters is fitted here"},
      {
        "background 1\n",
        "x.par, line 1: 'background' stands there once, but 2 fitted parameters are"
      },
    };
    for (String[] one : cases) {
      Files.writeString(folder.resolve("x.par"), one[0]);
      ExportException e =
          assertThrows(
              ExportException.class, () -> ParStart.apply(document, folder.resolve("x.par")));
      assertTrue(e.getMessage().startsWith(one[1]), e.getMessage());
    }
    ExportException none =
        assertThrows(
            ExportException.class, () -> ParStart.apply(document, folder.resolve("none.par")));
    assertEquals("none.par: there is no such file", none.getMessage());
  }

  @Test
  void anEndedFileOfChainsIsRefused() throws Exception {
    Files.writeString(folder.resolve("x.par"), "rg 5\n");
    Files.writeString(folder.resolve("x-point.mc.gz"), "not packed");
    assertThrows(java.io.IOException.class, () -> KeptDraws.ofBumps(folder, "x"));
    byte[] shortOf = packed("# logp point (Nthin x Npop x Nvar = [2,2,1])\n-1 5\n-1 5\n-1 5\n");
    Files.write(folder.resolve("x-point.mc.gz"), shortOf);
    assertThrows(ExportException.class, () -> KeptDraws.ofBumps(folder, "x"));
    Files.write(
        folder.resolve("x-point.mc.gz"),
        packed("# logp point (Nthin x Npop x Nvar = [2,1,1])\n-1.5 5\n-2.5 6\n"));
    KeptDraws two = KeptDraws.ofBumps(folder, "x");
    assertArrayEquals(new double[] {1.5, 2.5}, two.nllf());
    assertArrayEquals(new double[] {5, 6}, two.ofParameter(0)[0]);
  }

  private static byte[] packed(String text) throws Exception {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (java.util.zip.GZIPOutputStream gzip = new java.util.zip.GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static double value(FitDocument document, int model, String parameter) {
    return java.util.Objects.requireNonNull(
            document.models().get(model).parameters().get(parameter))
        .value()
        .orElseThrow();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static FitResult.FittedParameter parameter(FitResult result, String name) {
    return result.parameters().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}

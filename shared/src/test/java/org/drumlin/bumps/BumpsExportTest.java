package org.drumlin.bumps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.drumlin.data.DataReferences;
import org.drumlin.data.Dataset;
import org.drumlin.engine.Engine;
import org.drumlin.engine.JvmEngine;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fitter.FitProblem;
import org.drumlin.model.Catalogue;
import org.drumlin.model.ModelInfo;
import org.drumlin.model.ParameterInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exported documents, run by the real bumps and sasmodels: the same chisq to 1e-5. */
final class BumpsExportTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  /** The sum of squares and the whole nllf at the start, and where every parameter is 1 % up. */
  private static final String PEER =
      """
      import json, sys
      import numpy as np
      from bumps.cli import load_model
      problem = load_model(sys.argv[1])
      start = problem.getp()
      def nllf(factor):
          problem.setp(start*factor)
          return problem.nllf()
      squares = float(np.sum(problem.residuals()**2))
      print(json.dumps({"squares": squares, "dof": int(problem.dof), "chisq": float(2*problem.model_nllf()/problem.dof),
                        "labels": problem.labels(), "values": list(start),
                        "nllf": [float(nllf(f)) for f in (1, 1.01)],
                        "limits": [[float(v) for v in p.bounds.limits] for p in problem._parameters]}))
      """;

  @TempDir private Path folder;

  private record Both(FitProblem problem, BumpsExport.Written written, JsonNode peer) {}

  private Both both(String name, FitDocument document, Path beside) throws Exception {
    Map<String, Dataset> data = DataReferences.resolve(document, beside);
    try (Engine engine = JvmEngine.create(1)) {
      BumpsExport.Written written = BumpsExport.write(name, document, data, engine, folder);
      FitProblem problem = FitProblem.of(document, data, engine);
      JsonNode peer = PeerBumps.json(folder, PEER, name + ".py");
      agree(problem, peer);
      return new Both(problem, written, peer);
    }
  }

  private static void agree(FitProblem problem, JsonNode peer) {
    double[] residuals = new double[problem.residualCount()];
    problem.residuals(1, problem.start(), residuals);
    double squares = 0;
    for (int i = 0; i < problem.points(); i++) {
      squares += residuals[i] * residuals[i];
    }
    double dof = problem.points() - problem.names().size();
    assertEquals(dof, peer.path("dof").asDouble());
    assertEquals(squares / dof, peer.path("squares").asDouble() / dof, 1e-5 * squares / dof);
    assertEquals(squares / dof, peer.path("chisq").asDouble(), 1e-5 * squares / dof);
    Set<String> labels = new TreeSet<>();
    peer.path("labels").forEach(label -> labels.add(label.asText()));
    assertEquals(new TreeSet<>(problem.names()), labels);
    for (int j = 0; j < peer.path("labels").size(); j++) {
      int ours = problem.names().indexOf(peer.path("labels").path(j).asText());
      assertEquals(problem.start()[ours], peer.path("values").path(j).asDouble());
    }
    if (!problem.errorsUnknown()) {
      // Constants that depend on no parameter are counted otherwise: differences are compared.
      double[] up = problem.start().clone();
      for (int j = 0; j < up.length; j++) {
        up[j] *= 1.01;
      }
      double[] nllf = new double[2];
      problem.nllf(1, problem.start(), nllf);
      double first = nllf[0];
      problem.nllf(1, up, nllf);
      double theirs = peer.path("nllf").path(1).asDouble() - peer.path("nllf").path(0).asDouble();
      assertEquals(nllf[0] - first, theirs, 1e-5 * Math.max(first, Math.abs(theirs)));
    }
  }

  private Both example(String name) throws Exception {
    return both(name, FitDocuments.read(EXAMPLES.resolve(name + ".fit.json")), EXAMPLES);
  }

  private Both blend(String model, String parameters, String more) throws Exception {
    String json =
        """
        {"drumlin": 1, "datasets": [{"id": "rt2", "file": "ISIS_Polymer_Blend_RT2.xml",
          "resolution": "none"}],
         "models": [{"id": "m", "dataset": "rt2", "model": "%s", "parameters": {%s}}],
         "method": {"name": "lm"}%s}
        """
            .formatted(model, parameters, more);
    return both("fit", FitDocuments.parse(json), EXAMPLES);
  }

  @Test
  void aBlendWithItsResolutionRunsInBumps() throws Exception {
    Both both = example("polymer-blend");
    String printed = PeerBumps.cli(folder, "--chisq", "polymer-blend.py");
    double chisq = both.peer().path("chisq").asDouble();
    assertTrue(printed.startsWith("chisq "), printed);
    double shown = Double.parseDouble(printed.substring(6).replaceAll("\\(.*", "").strip());
    assertEquals(chisq, shown, 0.01 * chisq);
    String script = Files.readString(both.written().script());
    assertTrue(
        script.contains("--fit=dream --samples=50000 --burn=300 --pop=10 --init=cov --thin=1"),
        script);
    assertTrue(Files.isExecutable(folder.resolve("run.sh")));
  }

  @Test
  void theCommandBesideItFits() throws Exception {
    blend(
        "mono_gauss_coil",
        "\"i_zero\": {\"value\": 50, \"fit\": [0, 200]}, \"rg\": {\"value\": 60, \"fit\": [5, 200]}",
        "");
    String words = Files.readString(folder.resolve("run.sh"));
    String line = words.lines().filter(l -> l.contains("bumps.cli")).findFirst().orElseThrow();
    String[] options = line.replaceAll(".*bumps.cli ", "").replace("\"$@\" ", "").split(" ");
    PeerBumps.cli(folder, options);
    String pars = Files.readString(folder.resolve("fit-bumps").resolve("fit.par"));
    double rg =
        Double.parseDouble(
            pars.lines().filter(l -> l.startsWith("rg ")).findFirst().orElseThrow().substring(3));
    assertEquals(55.586, rg, 1e-2);
  }

  @Test
  void slitsAndFilmsToo() throws Exception {
    example("latex-slit");
    example("film-reflectivity");
    example("apoferritin");
  }

  @Test
  void everyDistribution() throws Exception {
    for (String shape :
        List.of("gaussian", "rectangle", "uniform", "boltzmann", "lognormal", "schulz")) {
      blend(
          "sphere",
          "\"radius\": {\"value\": 60, \"fit\": [5, 200]}, \"scale\": {\"value\": 0.1, \"fit\": [0, 2]},"
              + " \"radius_pd\": {\"value\": 0.15, \"fit\": [0, 0.5]}, \"radius_pd_type\": \""
              + shape
              + "\"",
          "");
    }
    blend(
        "sphere",
        "\"sld\": {\"value\": 3, \"fit\": [0, 5]}, \"radius_pd_type\": \"array\","
            + " \"radius_pd_array\": [[45, 1], [50, 2.5], [60, 1]]",
        "");
  }

  @Test
  void interactingParticles() throws Exception {
    blend(
        "core_shell_sphere@hardsphere",
        "\"radius\": {\"value\": 30, \"fit\": [5, 200]}, \"thickness\": 12, \"radius_pd\": 0.12,"
            + " \"volfraction\": {\"value\": 0.15, \"fit\": [0, 0.6]}, \"structure_factor_mode\": 1,"
            + " \"radius_effective_mode\": 1, \"sld_core\": 1, \"sld_shell\": 3, \"sld_solvent\": 6",
        "");
    blend(
        "ellipsoid@hayter_msa+power_law",
        "\"A_radius_polar\": {\"value\": 20, \"fit\": [5, 200]}, \"A_radius_effective\": 25,"
            + " \"B_power\": {\"value\": 3, \"fit\": [1, 5]}",
        "");
  }

  @Test
  void shellsCountedByTheModel() throws Exception {
    blend(
        "core_multi_shell",
        "\"n\": 2, \"thickness1\": {\"value\": 20, \"fit\": [0, 100]}, \"thickness2\": 15,"
            + " \"sld1\": 2, \"sld2\": 4, \"thickness1_pd\": 0.1",
        "");
  }

  @Test
  void tiesPriorsConstraintsAndWeightsOfTwoDataSets() throws Exception {
    FitDocument document =
        FitDocuments.parse(
            """
            {"drumlin": 1, "title": "two\\nlines",
             "datasets": [{"id": "rt2", "file": "ISIS_Polymer_Blend_RT2.xml", "range": [0.01, 0.2]},
                          {"id": "tk", "file": "ISIS_Polymer_Blend_TK49.xml", "resolution": "none",
                           "weight": 0.5, "errors": {"relative": 0.05}}],
             "models": [
               {"id": "rt2", "dataset": "rt2", "model": "poly_gauss_coil", "parameters": {
                  "i_zero": {"value": 50, "fit": [0, 200], "prior": {"normal": [52, 4]}},
                  "rg": {"value": 60, "fit": [5, 200], "prior": {"lognormal": [55, 10]}},
                  "polydispersity": {"value": 1.8, "fit": [1, 3], "prior": {"soft_range": [1.9, 2.2, 0.1]}},
                  "background": {"tie": "0.001 * rt2.i_zero"}}},
               {"id": "lambda", "dataset": "tk", "model": "poly_gauss_coil", "parameters": {
                  "i_zero": {"tie": "exp(log(rt2.i_zero)) + rt2.rg^2/1e9"},
                  "rg": {"value": 58, "fit": [null, null],
                         "prior": {"truncated_normal": [57, 3, 40, 80]}},
                  "polydispersity": {"tie": "fmax(rt2.polydispersity, -lambda.rg)"},
                  "background": {"tie": "rt2.background"}}}],
             "constraints": ["rt2.rg > lambda.rg && rt2.rg < 300"],
             "derived": {"rg_nm": "rt2.rg / 10"},
             "method": {"name": "dream", "seed": 7}}
            """);
    Both both = both("two", document, EXAMPLES);
    String script = Files.readString(both.written().script());
    assertTrue(script.contains("rt2.background = 0.001 * rt2.i_zero"), script);
    assertTrue(script.contains("--seed=7"), script);
    assertTrue(script.contains("# two lines"), script);
    assertEquals(3, both.written().notes().size(), both.written().notes().toString());
    assertFalse(Files.exists(folder.resolve("lambda-resolution.txt")));
    assertTrue(Files.exists(folder.resolve("rt2-resolution.txt")));
  }

  @Test
  void formulasOfAllKinds() throws Exception {
    blend(
        "y = A*exp(-(x*lambda)^2/3) + B*sas_3j1x_x(lambda*x)^2 + (x > 0.1 ? 0.01 : erf(x))",
        "\"A\": {\"value\": 30, \"fit\": [0, 100]}, \"lambda\": {\"value\": 50, \"fit\": [5, 200]}",
        "");
    FitDocument smeared =
        FitDocuments.parse(
            """
            {"drumlin": 1, "datasets": [{"id": "rt2", "file": "ISIS_Polymer_Blend_RT2.xml",
               "errors": "none"}],
             "models": [{"model": "y = A*exp(-q^2*rg^2/3) + name", "parameters": {
                "A": {"value": 50, "fit": [0, 100]}, "rg": {"value": 40, "fit": [0, 100]},
                "name": {"value": 0.1, "fit": [0, 1]}}}],
             "method": {"name": "lm"}}
            """);
    both("smeared", smeared, EXAMPLES);
  }

  @Test
  void countsHaveTheSameLikelihood() throws Exception {
    StringBuilder counts = new StringBuilder("# q counts\n");
    for (int i = 1; i <= 40; i++) {
      counts.append(0.005 * i).append(' ').append(Math.round(400 / (1 + 0.1 * i * i))).append('\n');
    }
    Files.writeString(folder.resolve("counts.dat"), counts);
    for (String model : List.of("dab", "y = scale/(1 + (x*cor_length)^2)^2 + background")) {
      FitDocument document =
          FitDocuments.parse(
              """
              {"drumlin": 1, "datasets": [{"id": "n", "file": "counts.dat", "errors": "poisson"}],
               "models": [{"id": "m", "model": "%s", "parameters": {
                 "scale": {"value": 40, "fit": [0, 1000]},
                 "cor_length": {"value": 20, "fit": [1, 300]},
                 "background": {"value": 5, "fit": [0, 100]}}}],
               "method": {"name": "lm"}}
              """
                  .formatted(model));
      Map<String, Dataset> data = DataReferences.resolve(document, folder);
      try (Engine engine = JvmEngine.create(1)) {
        BumpsExport.write("counts", document, data, engine, folder);
        FitProblem problem = FitProblem.of(document, data, engine);
        double[] nllf = new double[1];
        problem.nllf(1, problem.start(), nllf);
        JsonNode peer = PeerBumps.json(folder, PEER, "counts.py");
        assertEquals(nllf[0], peer.path("nllf").path(0).asDouble(), 1e-5 * Math.abs(nllf[0]));
        double[] residuals = new double[problem.residualCount()];
        problem.residuals(1, problem.start(), residuals);
        double squares = java.util.Arrays.stream(residuals).map(r -> r * r).sum();
        assertEquals(squares, peer.path("squares").asDouble(), 1e-5 * squares);
      }
    }
  }

  @Test
  void whatSasmodelsHasNotIsRefusedByName() throws Exception {
    ExportException brackets =
        assertThrows(
            ExportException.class,
            () ->
                blend(
                    "(sphere+cylinder)*line",
                    "\"A_radius\": {\"value\": 9, \"fit\": [1, 20]}",
                    ""));
    assertTrue(brackets.getMessage().contains("knows no brackets"), brackets.getMessage());
    String own = "name: mine\\ntitle: Mine\\n---\\ndouble Iq(double q) { return 1.0/q; }\\n";
    ExportException mine =
        assertThrows(
            ExportException.class,
            () ->
                blend(
                    "mine",
                    "\"scale\": {\"value\": 9, \"fit\": [1, 20]}",
                    ", \"definitions\": {\"mine\": \"" + own + "\"}"));
    assertTrue(mine.getMessage().contains("\"mine\""), mine.getMessage());
    ExportException film =
        assertThrows(
            ExportException.class,
            () -> blend("slabs+line", "\"A_sld_back\": {\"value\": 2, \"fit\": [1, 20]}", ""));
    assertTrue(film.getMessage().contains("\"slabs\""), film.getMessage());
  }

  @Test
  void sasmodelsHasEveryModelThatIsNotRefused() throws Exception {
    JsonNode peer =
        PeerBumps.json(
            folder,
            """
            import json
            from sasmodels.core import list_models, load_model_info
            print(json.dumps({name: [p.name for p in
                              load_model_info(name).parameters.call_parameters]
                              for name in list_models()}))
            """);
    List<String> missing = new ArrayList<>();
    for (ModelInfo info : Catalogue.builtin().models()) {
      if (info.name().equals("slabs") || info.name().equals("broad_peak")) {
        continue;
      }
      List<String> theirs = new ArrayList<>();
      peer.path(info.name()).forEach(p -> theirs.add(p.asText()));
      for (ParameterInfo parameter : info.parameters()) {
        if (!theirs.contains(parameter.name())) {
          missing.add(info.name() + "." + parameter.name());
        }
      }
    }
    assertEquals(List.of(), missing);
  }
}

package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.drumlin.data.DataFiles;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.FitResults;
import org.drumlin.fit.Start;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BeginningTest {
  private static final String DREAM =
      "\"method\": {\"name\": \"dream\", \"steps\": 60, \"burn\": 100, \"seed\": 2}";

  @TempDir Path temp;

  @Test
  void theBestValuesOfAResultAreTakenOver() throws Exception {
    FitResult result = earlier().result();
    FitDocument moved = Beginning.of(from("result.json", Start.Use.VALUES), temp).document();
    FitProblem problem = Problems.blend("file", Problems.FREE, DREAM);
    assertEquals(60, start(problem.document(), "rg"));
    for (FitResult.FittedParameter parameter : result.parameters()) {
      assertEquals(parameter.best(), start(moved, parameter.name()), parameter.name());
    }
  }

  /** Chains that start over the covariance are as wide as it says. */
  @Test
  void chainsAreSpreadByTheCovariance() throws Exception {
    FitResult result = earlier().result();
    Beginning beginning = Beginning.of(from("result.json", Start.Use.COVARIANCE), temp);
    int chains = 400;
    double[] population = population(beginning, chains);
    for (int j = 0; j < 3; j++) {
      double sum = 0;
      double best = result.parameters().get(j).best();
      for (int i = 0; i < chains; i++) {
        double d = population[3 * i + j] - best;
        sum += d * d;
      }
      double sd = Math.sqrt(result.covariance()[j][j]);
      // 400 normal draws: the deviation is known to 3.5 %.
      assertEquals(sd, Math.sqrt(sum / (chains - 1)), 0.15 * sd);
    }
  }

  @Test
  void thePopulationIsTheLastOfTheEarlierChains() throws Exception {
    Draws draws = earlier().draws().orElseThrow();
    Beginning beginning = Beginning.of(from("samples.csv.gz", Start.Use.POPULATION), temp);
    double[] population = population(beginning, draws.chains() + 1);
    for (int c = 0; c < draws.chains(); c++) {
      for (int j = 0; j < 3; j++) {
        // Newest first: the last chain of the last generation is the second row.
        int row = draws.chains() - c;
        assertEquals(draws.value(59, c, j), population[3 * row + j]);
      }
    }
  }

  @Test
  void aCheckpointIsHandedOn() throws Exception {
    byte[] state = earlier().checkpoint().orElseThrow();
    assertArrayEquals(
        state,
        Beginning.of(from("checkpoint.bin", Start.Use.RUN), temp).checkpoint().orElseThrow());
  }

  @Test
  void whatCannotBeStartedFromIsSaid() throws Exception {
    refused("there is no such file beside", from("result.json", Start.Use.VALUES));
    Files.writeString(temp.resolve("result.json"), "{}");
    refused("not a Drumlin result", from("result.json", Start.Use.VALUES));
    Files.writeString(temp.resolve("samples.csv.gz"), "chain");
    refused("cannot be started from", from("samples.csv.gz", Start.Use.POPULATION));
    earlier();
    String lm = "\"method\": {\"name\": \"lm\"}";
    refused("lm has no chains", document("result.json", Start.Use.COVARIANCE, Problems.FREE, lm));
    refused(
        "none of this document's fitted parameters; it has background, i_zero, rg",
        document(
            "result.json", Start.Use.VALUES, "\"scale\": {\"value\": 1, \"fit\": [0, 2]}", lm));
  }

  private void refused(String why, FitDocument document) {
    DocumentException e = assertThrows(DocumentException.class, () -> Beginning.of(document, temp));
    assertTrue(String.valueOf(e.getMessage()).contains(why), e.getMessage());
  }

  /** Runs a fit and leaves its files. */
  private FitOutcome earlier() throws Exception {
    FitProblem problem = Problems.blend("file", Problems.FREE, DREAM);
    FitOutcome outcome = new Dream().fit(problem, problem.document().method(), FitMonitor.silent());
    FitResults.write(outcome.result(), temp.resolve("result.json"));
    try (OutputStream out = Files.newOutputStream(temp.resolve("samples.csv.gz"))) {
      outcome.draws().orElseThrow().writeCsv(out);
    }
    Files.write(temp.resolve("checkpoint.bin"), outcome.checkpoint().orElseThrow());
    return outcome;
  }

  private static double[] population(Beginning beginning, int chains) throws Exception {
    FitProblem problem =
        Problems.of(
                FitDocuments.write(beginning.document()),
                Map.of(
                    "rt2", DataFiles.load(Path.of("..", "examples", "ISIS_Polymer_Blend_RT2.xml"))))
            .startingFrom(beginning);
    double[] population = new double[3 * chains];
    new StartPopulation(problem, 1).fill("eps", chains, population, new double[chains]);
    return population;
  }

  private static FitDocument from(String file, Start.Use use) throws Exception {
    return document(file, use, Problems.FREE, DREAM);
  }

  private static FitDocument document(String file, Start.Use use, String free, String method)
      throws Exception {
    return Problems.blend("file", free, method)
        .document()
        .withStart(Optional.of(new Start(file, use)));
  }

  private static double start(FitDocument document, String name) {
    return Optional.ofNullable(document.models().getFirst().parameters().get(name))
        .orElseThrow()
        .value()
        .orElseThrow();
  }
}

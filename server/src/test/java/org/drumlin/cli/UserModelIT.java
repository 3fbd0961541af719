package org.drumlin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.FitResults;
import org.drumlin.job.JobFolder;
import org.drumlin.job.Json;
import org.drumlin.runner.RunnerCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model file of the user's, on the command line and in the packaged runner. */
class UserModelIT {
  private static final String CHAIN =
      """
      name: chain
      title: A Gaussian chain, as its author likes it
      parameters:
        - {name: height, default: 50}
        - {name: rg, unit: Ang, default: 60, limits: [0, inf]}
      ---
      double Iq(double q, double height, double rg)
      {
        const double u = square(q*rg);
        return u < 1e-6 ? height : 2.0*height*(exp(-u) + u - 1.0)/square(u);
      }
      """;

  @TempDir Path temp;

  @BeforeEach
  void fill() throws IOException {
    Path models = Files.createDirectories(temp.resolve("home/models"));
    Files.writeString(models.resolve("chain.model"), CHAIN);
    Files.writeString(
        models.resolve("broken.model"),
        CHAIN.replace("name: chain", "name: broken").replace("exp(", "exq("));
  }

  private record Said(int code, String out, String err) {}

  private Said drumlin(String input, String... words) throws IOException, InterruptedException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D"
                    + RunnerCommand.JAR_PROPERTY
                    + "="
                    + System.getProperty(RunnerCommand.JAR_PROPERTY, ""),
                "-cp",
                System.getProperty("java.class.path"),
                DrumlinCli.class.getName()));
    line.addAll(List.of(words));
    Path out = temp.resolve("out.txt");
    Path err = temp.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("DRUMLIN_HOME", temp.resolve("home").toString());
    Process process = builder.start();
    try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
      in.write(input);
    }
    int code = process.waitFor();
    return new Said(code, Files.readString(out), Files.readString(err));
  }

  @Test
  void itIsListedAndABrokenOneToo() throws Exception {
    Said said = drumlin("", "models");
    assertEquals(0, said.code(), said.err());
    assertTrue(said.out().contains("chain "), said.out());
    assertTrue(said.out().contains("sphere "), said.out());
    String error = "broken.model: line 10, column 42: unknown function 'exq'; did you mean 'exp'?";
    assertTrue(said.out().contains(error), said.out());
    Said json = drumlin("", "models", "--json");
    assertEquals(error, Json.readObject(json.out()).path("broken").path(0).path("error").asText());
    assertTrue(drumlin("", "models", "chain+line").out().contains("A_rg"));
  }

  @Test
  void itIsEvaluated() throws Exception {
    Said said =
        drumlin(
            "{\"model\":\"chain+line\",\"pars\":{\"B_scale\":0,\"background\":0},\"q\":[1e-9]}\n",
            "eval",
            "--jsonl");
    assertEquals(50, Json.readObject(said.out()).path("I").path(0).asDouble(), 1e-9, said.out());
  }

  /** The job has the model's text, and the folder is needed no more. */
  @Test
  void itIsFittedAndTravelsWithTheJob() throws Exception {
    String data = "ISIS_Polymer_Blend_RT2.xml";
    Files.copy(Path.of("..", "examples", data), temp.resolve(data));
    Path document =
        Files.writeString(
            temp.resolve("blend.fit.json"),
            """
            {"drumlin": 1, "datasets": [{"file": "%s", "resolution": "none"}],
             "models": [{"model": "chain", "parameters": {
               "height": {"value": 50, "fit": [0, 200]}, "rg": {"value": 60, "fit": [5, 200]},
               "background": {"value": 0.1, "fit": [-1, 10]}}}],
             "method": {"name": "lm"}}
            """
                .formatted(data));
    Path results = temp.resolve("results");
    Said said = drumlin("", "fit", document.toString(), "--out", results.toString());
    assertEquals(0, said.code(), said.err());
    JobFolder folder = JobFolder.at(results);
    assertEquals(Map.of("chain", CHAIN), FitDocuments.read(folder.document()).definitions());
    double rg =
        FitResults.read(folder.publishedFile("result.json")).parameters().stream()
            .filter(p -> p.name().equals("rg"))
            .findFirst()
            .orElseThrow()
            .value();
    assertEquals(56.398, rg, 1e-2);
    Files.delete(temp.resolve("home/models/chain.model"));
    Path copy = Files.copy(folder.document(), temp.resolve("copy.fit.json"));
    Said again = drumlin("", "fit", copy.toString(), "--out", temp.resolve("b").toString());
    assertEquals(0, again.code(), again.err());
    assertTrue(drumlin("", "fit", document.toString()).err().contains("unknown model 'chain'"));
  }
}

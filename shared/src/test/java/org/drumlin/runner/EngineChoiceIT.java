package org.drumlin.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.FitResults;
import org.drumlin.job.Exit;
import org.drumlin.job.JobFolder;
import org.drumlin.job.Json;
import org.drumlin.job.ProgressLine;
import org.drumlin.job.ProgressTail;
import org.drumlin.job.RunInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What computes a fit, with drivers good and bad. */
class EngineChoiceIT {
  private static final String LM = "{\"name\": \"lm\"}";

  @TempDir Path temp;

  private static int run(RunnerCommand command, JobFolder folder, String... more)
      throws IOException, InterruptedException {
    return RunnerJar.code(RunnerJar.start(command, folder, more));
  }

  private static RunInfo info(JobFolder folder) throws IOException {
    return RunInfo.fromJson(Json.readObject(Files.readAllBytes(folder.publishedFile("run.json"))));
  }

  private static List<FitResult.FittedParameter> parameters(JobFolder folder) throws Exception {
    return FitResults.read(folder.publishedFile("result.json")).parameters();
  }

  @Test
  void openClFitsAsTheJvmDoes() throws Exception {
    Drivers drivers = new Drivers(temp);
    JobFolder there = RunnerJar.folder(temp.resolve("opencl"), LM);
    JobFolder here = RunnerJar.folder(temp.resolve("jvm"), LM);
    assertEquals(0, run(drivers.installed(), there, "--engine", "opencl"), RunnerJar.stderr(there));
    assertEquals(0, run(drivers.installed(), here, "--engine", "jvm"), RunnerJar.stderr(here));
    assertEquals("opencl", info(there).engine());
    assertEquals("double", info(there).precision());
    assertEquals("jvm", info(here).engine());
    for (int i = 0; i < parameters(here).size(); i++) {
      FitResult.FittedParameter expected = parameters(here).get(i);
      FitResult.FittedParameter fitted = parameters(there).get(i);
      assertEquals(expected.value(), fitted.value(), 1e-3 * expected.stderr(), expected.name());
      assertEquals(expected.stderr(), fitted.stderr(), 1e-3 * expected.stderr(), expected.name());
    }
    assertFalse(Files.exists(there.path().resolve(OpenClMark.NAME)));
  }

  @Test
  void whatWasAskedForAndIsNotThereIsAFailure() throws Exception {
    JobFolder folder = RunnerJar.folder(temp.resolve("job"), LM);
    assertEquals(1, run(new Drivers(temp).none(), folder, "--engine", "opencl"));
    Exit exit = folder.published().orElseThrow();
    assertEquals(Exit.Status.FAILED, exit.status());
    assertTrue(exit.message().contains("no driver has registered"), exit.message());
    assertTrue(exit.message().contains("\"auto\" computes without it"), exit.message());
  }

  @Test
  void autoTakesTheJvmWhereThereIsNoOtherDevice() throws Exception {
    Drivers drivers = new Drivers(temp);
    JobFolder folder = RunnerJar.folder(temp.resolve("cpu"), LM);
    assertEquals(0, run(drivers.installed(), folder), RunnerJar.stderr(folder));
    assertEquals("jvm", info(folder).engine());
    assertTrue(
        info(folder).detail().contains("no device but the processor"), info(folder).detail());
    JobFolder without = RunnerJar.folder(temp.resolve("none"), LM);
    assertEquals(0, run(drivers.none(), without), RunnerJar.stderr(without));
    assertTrue(info(without).detail().contains("no OpenCL device"), info(without).detail());
  }

  @Test
  void autoSurvivesADriverThatCrashes() throws Exception {
    JobFolder folder = RunnerJar.folder(temp.resolve("job"), LM);
    assertEquals(0, run(new Drivers(temp).crashing(), folder), RunnerJar.stderr(folder));
    assertEquals("jvm", info(folder).engine());
    assertTrue(info(folder).detail().contains("an OpenCL driver crashed"), info(folder).detail());
  }

  @Test
  void anAttemptThatADriverEndedIsNotMadeTwice() throws Exception {
    RunnerCommand crashing = new Drivers(temp).crashing();
    JobFolder folder = RunnerJar.folder(temp.resolve("job"), LM);
    int code = run(crashing, folder, "--attempt", "1", "--engine", "opencl");
    assertTrue(code != 0, "exit code " + code);
    assertTrue(folder.attempt(1).exit().isEmpty());
    assertEquals(1, run(crashing, folder, "--attempt", "2", "--engine", "opencl"));
    Exit exit = folder.attempt(2).exit().orElseThrow();
    assertTrue(exit.message().contains("the OpenCL driver ended attempt 1"), exit.message());
  }

  @Test
  void afterSuchAnAttemptAutoGoesOnOnTheJvmAndSaysSo() throws Exception {
    Drivers drivers = new Drivers(temp);
    JobFolder folder = RunnerJar.folder(temp.resolve("job"), LM);
    int code = run(drivers.crashing(), folder, "--attempt", "1", "--engine", "opencl");
    assertTrue(code != 0, "exit code " + code);
    assertEquals(0, run(drivers.installed(), folder, "--attempt", "2"), RunnerJar.stderr(folder));
    String said =
        new ProgressTail(folder.attempt(2).progress())
            .poll().stream()
                .filter(ProgressLine.Log.class::isInstance)
                .map(line -> ((ProgressLine.Log) line).text())
                .findFirst()
                .orElse("");
    assertTrue(said.contains("the OpenCL driver ended attempt 1"), said);
    assertTrue(said.contains("JVM's engine computes it instead"), said);
    assertFalse(Files.exists(folder.path().resolve(OpenClMark.NAME)));
  }
}

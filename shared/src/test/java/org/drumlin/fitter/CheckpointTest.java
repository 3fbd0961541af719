package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.drumlin.fit.FitResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckpointTest {
  private static final String METHOD =
      "\"name\": \"dream\", \"pop\": -12, \"burn\": 60, \"seed\": 3, \"init\": \"lhs\"";

  @Test
  void twoThousandAndTwoThousandGenerationsAreFourThousand() throws Exception {
    FitOutcome whole = fit(4000, METHOD, Optional.empty());
    FitOutcome half = fit(2000, METHOD, Optional.empty());
    FitOutcome extended = fit(4000, METHOD, half.checkpoint());
    assertNotEquals(half.result().evaluations(), whole.result().evaluations());
    assertArrayEquals(json(whole), json(extended));
    assertArrayEquals(csv(whole), csv(extended));
    assertArrayEquals(
        whole.checkpoint().orElseThrow(), extended.checkpoint().orElseThrow(), "state");
  }

  /** In the burn-in with its adaption, at its end, and after it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 37, 60, 61, 75})
  void aFitGoesOnFromAnyGeneration(int generation) throws Exception {
    FitOutcome whole = fit(40, METHOD, Optional.empty());
    FitProblem problem = problem(40, METHOD);
    StopAt monitor = new StopAt(generation);
    FitOutcome stopped = new Dream().fit(problem, problem.document().method(), monitor);
    assertArrayEquals(monitor.kept.orElseThrow(), stopped.checkpoint().orElseThrow());
    FitOutcome resumed = fit(40, METHOD, monitor.kept);
    assertArrayEquals(json(whole), json(resumed));
    assertArrayEquals(csv(whole), csv(resumed));
  }

  /** Keeps the state after some generations, and stops there. */
  private static final class StopAt implements FitMonitor {
    private final int generation;
    private Optional<byte[]> kept = Optional.empty();
    private int steps;

    StopAt(int generation) {
      this.generation = generation;
    }

    @Override
    public boolean shouldStop() {
      return steps == generation;
    }

    @Override
    public void step(FitSnapshot snapshot) {
      steps++;
      if (steps == generation) {
        kept = snapshot.checkpoint();
      }
    }
  }

  @Test
  void whatIsOfAnotherFitIsRefusedInWords() throws Exception {
    Optional<byte[]> checkpoint = fit(10, METHOD, Optional.empty()).checkpoint();
    refused("another seed", METHOD.replace("\"seed\": 3", "\"seed\": 4"), checkpoint);
    refused("another seed or other options", METHOD.replace("-12", "-14"), checkpoint);
    refused("not by dream", METHOD, Optional.of(renamed(checkpoint.orElseThrow())));
    byte[] cut = java.util.Arrays.copyOf(checkpoint.orElseThrow(), 200);
    refused("damaged", METHOD, Optional.of(cut));
    refused("not a checkpoint", METHOD, Optional.of(new byte[300]));
    byte[] newer = checkpoint.orElseThrow().clone();
    newer[11] = 99;
    refused("format 99", METHOD, Optional.of(newer));

    FitProblem other =
        Problems.blend("sqrt", Problems.FREE, "\"method\": {" + METHOD + ", \"steps\": 20}");
    CheckpointException data =
        assertThrows(
            CheckpointException.class,
            () ->
                new Dream().fit(other, other.document().method(), FitMonitor.silent(), checkpoint));
    assertTrue(String.valueOf(data.getMessage()).contains("other data"), data.getMessage());
    FitProblem moved =
        Problems.blend(
            "file",
            Problems.FREE.replace("[5, 200]", "[5, 300]"),
            "\"method\": {" + METHOD + ", \"steps\": 20}");
    CheckpointException model =
        assertThrows(
            CheckpointException.class,
            () ->
                new Dream().fit(moved, moved.document().method(), FitMonitor.silent(), checkpoint));
    assertTrue(String.valueOf(model.getMessage()).contains("other models"), model.getMessage());
  }

  private static byte[] renamed(byte[] checkpoint) {
    byte[] other = checkpoint.clone();
    // The method's name follows eight bytes of mark, four of version and two of its length.
    other[14] = 'c';
    return other;
  }

  private static void refused(String why, String method, Optional<byte[]> checkpoint) {
    CheckpointException e =
        assertThrows(CheckpointException.class, () -> fit(20, method, checkpoint));
    assertTrue(String.valueOf(e.getMessage()).contains(why), e.getMessage());
  }

  private static FitOutcome fit(int steps, String method, Optional<byte[]> from) throws Exception {
    FitProblem problem = problem(steps, method);
    FitOutcome outcome =
        new Dream().fit(problem, problem.document().method(), FitMonitor.silent(), from);
    assertEquals(steps, outcome.draws().orElseThrow().generations());
    return outcome;
  }

  private static FitProblem problem(int steps, String method) throws Exception {
    return Problems.blend(
        "file", Problems.FREE, "\"method\": {" + method + ", \"steps\": " + steps + "}");
  }

  private static byte[] json(FitOutcome outcome) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FitResults.write(outcome.result(), out);
    return out.toByteArray();
  }

  private static byte[] csv(FitOutcome outcome) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    outcome.draws().orElseThrow().writeCsv(out);
    return out.toByteArray();
  }
}

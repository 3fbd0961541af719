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
import org.drumlin.fit.MethodOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Optimisers that are interrupted anywhere end as if they had not been. */
final class OptimiserCheckpointTest {

  /** In the first start and its beginning, and, of methods that have them, in the second one. */
  @ParameterizedTest
  @CsvSource({
    "de, 1",
    "de, 2",
    "de, 9",
    "de, 30",
    "ps, 3",
    "ps, 40",
    "rl, 4",
    "rl, 31",
    "amoeba, 1",
    "amoeba, 2",
    "amoeba, 17",
    "amoeba, 60"
  })
  void aFitGoesOnFromAnyBatch(String name, int batch) throws Exception {
    StopAt never = new StopAt(Integer.MAX_VALUE);
    FitOutcome whole = fit(name, 40, never, Optional.empty());
    assertTrue(never.steps > batch, name + " has " + never.steps + " batches");
    StopAt monitor = new StopAt(batch);
    FitOutcome stopped = fit(name, 40, monitor, Optional.empty());
    assertArrayEquals(monitor.kept.orElseThrow(), stopped.checkpoint().orElseThrow());
    StopAt rest = new StopAt(Integer.MAX_VALUE);
    FitOutcome resumed = fit(name, 40, rest, monitor.kept);
    assertArrayEquals(json(whole), json(resumed));
    assertArrayEquals(whole.checkpoint().orElseThrow(), resumed.checkpoint().orElseThrow());
    assertEquals(never.steps - batch, rest.steps, "nothing is computed twice");
  }

  /** More steps in the first start are others than those of the second that were taken before. */
  @ParameterizedTest
  @CsvSource({"de", "ps", "rl", "amoeba"})
  void moreStepsAreWhatTheyWouldHaveBeen(String name) throws Exception {
    FitOutcome few = fit(name, 12, FitMonitor.silent(), Optional.empty());
    FitOutcome many = fit(name, 30, FitMonitor.silent(), Optional.empty());
    assertNotEquals(few.result().evaluations(), many.result().evaluations());
    FitOutcome resumed = fit(name, 30, FitMonitor.silent(), few.checkpoint());
    assertArrayEquals(json(many), json(resumed));
  }

  @Test
  void anInterruptedRestLosesNothing() throws Exception {
    StopAt first = new StopAt(20);
    fit("de", 40, first, Optional.empty());
    StopAt second = new StopAt(10);
    fit("de", 40, second, first.kept);
    StopAt last = new StopAt(Integer.MAX_VALUE);
    FitOutcome resumed = fit("de", 40, last, second.kept);
    FitOutcome whole = fit("de", 40, FitMonitor.silent(), Optional.empty());
    assertArrayEquals(json(whole), json(resumed));
  }

  @Test
  void whatIsDamagedOrOfAnotherMethodIsRefused() throws Exception {
    byte[] state = fit("de", 12, FitMonitor.silent(), Optional.empty()).checkpoint().orElseThrow();
    assertRefused("not by ps", "ps", state);
    assertRefused("damaged", "de", java.util.Arrays.copyOf(state, state.length - 40));
  }

  private static void assertRefused(String why, String name, byte[] state) {
    CheckpointException e =
        assertThrows(
            CheckpointException.class,
            () -> fit(name, 12, FitMonitor.silent(), Optional.of(state)));
    assertTrue(String.valueOf(e.getMessage()).contains(why), e.getMessage());
  }

  /** Keeps the state after so many batches, and stops there. */
  private static final class StopAt implements FitMonitor {
    private final int batch;
    private Optional<byte[]> kept = Optional.empty();
    private int steps;

    StopAt(int batch) {
      this.batch = batch;
    }

    @Override
    public boolean shouldStop() {
      return steps == batch;
    }

    @Override
    public void step(FitSnapshot snapshot) {
      steps++;
      if (steps == batch) {
        kept = snapshot.checkpoint();
      }
    }
  }

  private static FitOutcome fit(String name, int steps, FitMonitor monitor, Optional<byte[]> from)
      throws Exception {
    FitProblem problem =
        Problems.blend(
            "file",
            Problems.FREE,
            "\"method\": {\"name\": \"%s\", \"seed\": 5, \"steps\": %d%s}"
                .formatted(name, steps, twoStarts(name)));
    return Fitters.named(name)
        .orElseThrow()
        .fit(problem, problem.document().method(), monitor, from);
  }

  private static String twoStarts(String method) {
    return MethodOptions.find(method, "starts").isPresent() ? ", \"starts\": 2" : "";
  }

  private static byte[] json(FitOutcome outcome) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FitResults.write(outcome.result(), out);
    return out.toByteArray();
  }
}

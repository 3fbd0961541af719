package org.drumlin.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.drumlin.data.Resolution;
import org.drumlin.job.EvalReply;
import org.drumlin.job.EvalRequest;
import org.drumlin.runner.RunnerCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The warm evaluator with its real process. */
class EvaluatorProcessIT {
  @TempDir Path temp;

  @Test
  void overlappingRequestsGetTheirOwnAnswers() throws Exception {
    try (EvaluatorProcess evaluator = evaluator(Duration.ofSeconds(60));
        ExecutorService pool = Executors.newFixedThreadPool(4)) {
      evaluator.warmUp();
      List<Callable<EvalReply>> calls = new ArrayList<>();
      for (int points = 1; points <= 20; points++) {
        EvalRequest request = request("sphere", points);
        calls.add(() -> evaluator.evaluate(request));
      }
      List<Future<EvalReply>> answers = pool.invokeAll(calls);
      for (int i = 0; i < answers.size(); i++) {
        EvalReply.Computed reply = assertInstanceOf(EvalReply.Computed.class, answers.get(i).get());
        assertEquals(i + 1, reply.intensity().length);
        assertEquals(Optional.empty(), reply.id());
      }
    }
  }

  @Test
  void aWrongRequestIsRefusedAndTheNextIsServed() throws Exception {
    try (EvaluatorProcess evaluator = evaluator(Duration.ofSeconds(60))) {
      EvalReply.Refused refused =
          assertInstanceOf(EvalReply.Refused.class, evaluator.evaluate(request("spher", 1)));
      assertTrue(refused.error().contains("sphere"), refused.error());
      assertInstanceOf(EvalReply.Computed.class, evaluator.evaluate(request("sphere", 1)));
    }
  }

  @Test
  void aKilledProcessIsStartedAgain() throws Exception {
    try (EvaluatorProcess evaluator = evaluator(Duration.ofSeconds(60))) {
      evaluator.evaluate(request("sphere", 1));
      ProcessHandle first = onlyChild();
      first.destroyForcibly();
      first.onExit().get();
      TestHub.await(() -> "an answer after the kill", () -> answers(evaluator));
      assertTrue(onlyChild().pid() != first.pid());
    }
  }

  @Test
  void aCurveThatTakesTooLongIsGivenUp() {
    try (EvaluatorProcess evaluator = evaluator(Duration.ofMillis(1))) {
      IOException thrown =
          assertThrows(IOException.class, () -> evaluator.evaluate(request("sphere", 1)));
      assertTrue(String.valueOf(thrown.getMessage()).contains("given up"), thrown.getMessage());
    }
  }

  private static boolean answers(EvaluatorProcess evaluator) {
    try {
      return evaluator.evaluate(request("sphere", 1)) instanceof EvalReply.Computed;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static ProcessHandle onlyChild() {
    List<ProcessHandle> children = ProcessHandle.current().children().toList();
    assertEquals(1, children.size(), children::toString);
    return children.getFirst();
  }

  private EvaluatorProcess evaluator(Duration patience) {
    return new EvaluatorProcess(RunnerCommand.standard(), temp.resolve("evaluator.log"), patience);
  }

  private static EvalRequest request(String model, int points) {
    double[] q = new double[points];
    for (int i = 0; i < points; i++) {
      q[i] = 0.001 * (i + 1);
    }
    return new EvalRequest(Optional.empty(), model, Map.of(), Map.of(), q, new Resolution.None());
  }
}

package org.drumlin.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.drumlin.job.Json;
import org.junit.jupiter.api.Test;

/** Evaluation line by line, in the packaged runner. */
class EvalIT {

  @Test
  void answersEveryLineInOrderAndSurvivesBadOnes() throws Exception {
    List<ObjectNode> answers =
        eval(
            List.of("eval", "--jsonl"),
            "{\"model\":\"sphere\",\"pars\":{\"radius\":50},\"q\":[0.001,0.05]}",
            "not json",
            "{\"model\":\"spher\",\"q\":[0.01]}",
            "{\"model\":\"sphere\",\"pars\":{\"radios\":50},\"q\":[0.01]}",
            "{\"model\":\"sphere\",\"pars\":{\"radius_pd_type\":\"cubic\"},\"q\":[0.01]}",
            "{\"model\":\"sphere\",\"q\":[]}",
            "x".repeat(EvalLines.LONGEST_LINE + 1),
            "{\"model\":\"y = A*exp(-x/tau) + B\",\"pars\":{\"A\":2,\"tau\":1,\"B\":1},\"q\":[0]}",
            "{\"model\":\"sphere\",\"pars\":{\"radius\":50,\"radius_pd\":0.1,\"radius_pd_n\":35,"
                + "\"radius_pd_nsigma\":8,\"radius_pd_type\":\"schulz\"},\"q\":[0.001,0.05]}");
    assertEquals(9, answers.size());
    assertEquals(2, answers.get(0).path("I").size());
    assertEquals(1, answers.get(0).size(), "nothing but I");
    assertTrue(error(answers, 1).contains("not JSON"), error(answers, 1));
    assertTrue(error(answers, 2).contains("sphere"), error(answers, 2));
    assertTrue(error(answers, 3).contains("radius"), error(answers, 3));
    assertTrue(error(answers, 4).contains("gaussian"), error(answers, 4));
    assertEquals(0, answers.get(5).path("I").size());
    assertTrue(error(answers, 6).contains("too long"), error(answers, 6));
    assertEquals(3.0, answers.get(7).path("I").path(0).asDouble(), 1e-12);
    assertEquals(2, answers.get(8).path("I").size());
  }

  @Test
  void theEvaluatorSaysWhichAnswerIsWhose() throws Exception {
    List<ObjectNode> answers =
        eval(
            List.of("evaluator", "--threads", "1"),
            "{\"id\":\"a\",\"model\":\"sphere\",\"q\":[0.01],\"dq\":[0.001]}",
            "{\"id\":\"b\",\"model\":\"nothing\",\"q\":[0.01]}",
            "{\"id\":\"c\",\"model\":\"sphere\",\"q\":[0.01,\"x\"]}",
            "{\"id\":\"d\",\"model\":\"sphere\",\"q\":[0.01],\"dq\":[0.001]}");
    assertEquals(
        List.of("a", "b", "c", "d"), answers.stream().map(a -> a.path("id").asText()).toList());
    assertEquals("jvm", answers.getFirst().path("engine").asText());
    assertEquals(answers.getFirst().path("I"), answers.getLast().path("I"));
  }

  private static String error(List<ObjectNode> answers, int i) {
    return answers.get(i).path("error").asText();
  }

  private static List<ObjectNode> eval(List<String> words, String... lines)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                RunnerJar.command(OptionalInt.empty()).line(words.toArray(String[]::new)))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
      for (String line : lines) {
        in.write(line + "\n");
      }
    }
    List<ObjectNode> answers = new ArrayList<>();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      answers.add(Json.readObject(line));
    }
    assertEquals(0, RunnerJar.code(process));
    return answers;
  }
}

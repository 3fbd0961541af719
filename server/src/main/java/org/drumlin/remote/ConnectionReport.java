package org.drumlin.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the test of a connection stands.
 *
 * @param question what a person has to answer before it goes on
 */
public record ConnectionReport(List<Step> steps, boolean done, Optional<LoginQuestion> question) {

  /** Nothing was tested. */
  public static final ConnectionReport NONE =
      new ConnectionReport(List.of(), false, Optional.empty());

  /** Where a step stands. */
  public enum State {
    WAITING,
    RUNNING,
    OK,
    WARNING,
    FAILED;

    private static State ofWire(String wire) {
      for (State state : values()) {
        if (state.name().toLowerCase(Locale.ROOT).equals(wire)) {
          return state;
        }
      }
      return WAITING;
    }
  }

  /**
   * One of the things that are tried, in order.
   *
   * @param saw what was seen, in words; may be empty
   * @param remedy what to do; empty for nothing
   */
  public record Step(String name, State state, String saw, String remedy) {}

  /** Whether every step went well enough to send a fit there. */
  public boolean good() {
    return done && !steps.isEmpty() && steps.stream().noneMatch(s -> s.state() == State.FAILED);
  }

  static ConnectionReport fromJson(JsonNode node) {
    List<Step> steps = new ArrayList<>();
    for (JsonNode step : node.path("steps")) {
      steps.add(
          new Step(
              step.path("name").asText(""),
              State.ofWire(step.path("state").asText("")),
              step.path("saw").asText(""),
              step.path("remedy").asText("")));
    }
    JsonNode question = node.path("question");
    return new ConnectionReport(
        List.copyOf(steps),
        node.path("done").asBoolean(),
        question.isObject() ? Optional.of(LoginQuestion.fromJson(question)) : Optional.empty());
  }
}

package org.drumlin.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.drumlin.job.Json;

/**
 * A step of a connection's test.
 *
 * @param name what is tried
 * @param saw for a person; empty before
 * @param remedy what to do about it; empty when there is nothing to be done
 */
record TestStep(String name, State state, String saw, String remedy) {

  /** How it stands. */
  enum State {
    WAITING,
    RUNNING,
    OK,
    /** It works, but something should be known. */
    WARNING,
    FAILED
  }

  static TestStep waiting(String name) {
    return new TestStep(name, State.WAITING, "", "");
  }

  TestStep running() {
    return new TestStep(name, State.RUNNING, "", "");
  }

  TestStep as(Finding finding) {
    return new TestStep(name, finding.state(), finding.saw(), finding.remedy());
  }

  /** What came of a step. */
  record Finding(State state, String saw, String remedy) {
    static Finding good(String saw) {
      return new Finding(State.OK, saw, "");
    }

    static Finding warning(String saw, String remedy) {
      return new Finding(State.WARNING, saw, remedy);
    }

    static Finding failed(String saw, String remedy) {
      return new Finding(State.FAILED, saw, remedy);
    }

    boolean stops() {
      return state == State.FAILED;
    }
  }

  ObjectNode toJson() {
    return Json.object()
        .put("name", name)
        .put("state", state.name().toLowerCase(Locale.ROOT))
        .put("saw", saw)
        .put("remedy", remedy);
  }
}

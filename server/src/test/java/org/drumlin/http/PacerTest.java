package org.drumlin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobEvent.Type;
import org.drumlin.job.Json;
import org.junit.jupiter.api.Test;

final class PacerTest {
  private static final long PACE = Pacer.PACE.toNanos();
  private static final Duration LONG = Duration.ofSeconds(15);

  private final Pacer pacer = new Pacer();

  private static JobEvent event(long seq, String job, Type type) {
    return new JobEvent(seq, job, type, Json.object());
  }

  @Test
  void progressComesAtMostTwiceASecondAJob() {
    JobEvent one = event(1, "a", Type.PROGRESS);
    JobEvent two = event(2, "a", Type.PROGRESS);
    JobEvent three = event(3, "a", Type.PROGRESS);
    JobEvent others = event(4, "b", Type.PROGRESS);
    assertEquals(List.of(one), pacer.due(List.of(one), 0));
    assertEquals(List.of(), pacer.due(List.of(two), 1));
    assertEquals(List.of(others), pacer.due(List.of(three, others), PACE - 1));
    assertEquals(Duration.ofNanos(1), pacer.wait(LONG, PACE - 1));
    assertEquals(List.of(three), pacer.due(List.of(), PACE));
    assertEquals(LONG, pacer.wait(LONG, PACE));
  }

  @Test
  void statesAndLogsPassAtOnceInOrder() {
    JobEvent state = event(2, "a", Type.STATE);
    JobEvent log = event(3, "a", Type.LOG);
    pacer.due(List.of(event(1, "a", Type.PROGRESS)), 0);
    assertEquals(
        List.of(state, log), pacer.due(List.of(state, event(4, "a", Type.PROGRESS), log), 1));
  }
}

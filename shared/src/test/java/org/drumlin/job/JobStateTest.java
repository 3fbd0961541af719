package org.drumlin.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobStateTest {

  @Test
  void newsMovesForwardOnly() {
    assertEquals(JobState.RUNNING, JobState.QUEUED.advance(JobState.RUNNING));
    assertEquals(JobState.STOPPING, JobState.STOPPING.advance(JobState.RUNNING));
    assertEquals(JobState.FINISHED, JobState.RUNNING.advance(JobState.FINISHED));
  }

  @ParameterizedTest
  @EnumSource(JobState.class)
  void anEndIsFinal(JobState news) {
    for (JobState state : JobState.values()) {
      if (state.ended()) {
        assertEquals(state, state.advance(news));
        assertEquals(state, state.requeued());
        assertFalse(state.active());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(JobState.class)
  void orderIsAPartialOne(JobState state) {
    assertFalse(state.before(state));
    for (JobState other : JobState.values()) {
      assertFalse(state.before(other) && other.before(state));
      for (JobState third : JobState.values()) {
        if (state.before(other) && other.before(third)) {
          assertTrue(state.before(third));
        }
      }
    }
  }

  @Test
  void aDeadRunnerQueuesTheJobAgainUnlessItWasStopping() {
    assertEquals(JobState.QUEUED, JobState.STARTING.requeued());
    assertEquals(JobState.QUEUED, JobState.RUNNING.requeued());
    assertEquals(JobState.CANCELLED, JobState.STOPPING.requeued());
  }

  @ParameterizedTest
  @EnumSource(JobState.class)
  void wireNamesRoundTrip(JobState state) {
    assertEquals(Optional.of(state), JobState.ofWire(state.wire()));
  }

  @Test
  void anUnknownWireNameIsNoState() {
    assertEquals(Optional.empty(), JobState.ofWire("RUNNING"));
  }
}

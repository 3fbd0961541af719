package org.drumlin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobEvent.Type;
import org.drumlin.job.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of jobs does. One subclass a store. */
abstract class JobStoreContract implements JobQueueContract, JobEventContract {
  private JobStore store;

  /** A store with nothing in it. */
  abstract JobStore openEmpty(QueueRules rules) throws Exception;

  @BeforeEach
  void open() throws Exception {
    store = openEmpty(RULES);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public JobStore store() {
    return store;
  }

  private JobState state(String id) {
    return store.find(id).orElseThrow().state();
  }

  private List<Type> types() {
    return events().stream().map(JobEvent::type).toList();
  }

  @Test
  void aSubmittedJobIsQueuedWithItsEvent() {
    Job job = submit("a");
    assertEquals(JobState.QUEUED, job.state());
    assertEquals(0, job.attempt());
    assertEquals("Blend a", job.title());
    assertEquals(List.of("sphere"), job.models());
    assertEquals(Optional.of(job), store.find("a"));
    assertEquals(1, events().size());
    JobEvent event = events().getFirst();
    assertEquals(Type.STATE, event.type());
    assertEquals("a", event.job());
    assertEquals(job.toJson().toString(), event.data().toString());
  }

  @Test
  void theSameKeyGivesTheSameJob() {
    Submitted first = store.submit(TestedStore.job("a", Optional.of("k"), "d"));
    Submitted again = store.submit(TestedStore.job("b", Optional.of("k"), "d"));
    Submitted other = store.submit(TestedStore.job("c", Optional.of("k"), "e"));
    assertEquals(Submitted.Outcome.ACCEPTED, first.outcome());
    assertEquals(Submitted.Outcome.KNOWN, again.outcome());
    assertEquals("a", again.job().id());
    assertEquals(Submitted.Outcome.CONFLICT, other.outcome());
    assertEquals(Optional.of(first.job()), store.known("anna", "k"));
    assertTrue(store.known("bob", "k").isEmpty() && store.known("anna", "l").isEmpty());
    assertEquals(1, store.list("anna").size());
    NewJob bobs = new NewJob("d", "bob", "", "lm", List.of(), Optional.of("k"), "d", Job.HERE, 0);
    assertEquals(Submitted.Outcome.ACCEPTED, store.submit(bobs).outcome());
  }

  @Test
  void askingAgainWithTheSameIdIsHarmless() {
    submit("a");
    long once = store.lastSequence();
    assertEquals(
        Submitted.Outcome.KNOWN,
        store.submit(TestedStore.job("a", Optional.empty(), "a")).outcome());
    assertEquals(
        Submitted.Outcome.CONFLICT,
        store.submit(TestedStore.job("a", Optional.empty(), "b")).outcome());
    assertEquals(once, store.lastSequence());
  }

  @Test
  void jobsWithoutAKeyAreAllNew() {
    submit("a");
    submit("b");
    assertEquals(List.of("b", "a"), store.list("anna").stream().map(Job::id).toList());
  }

  @Test
  void anOwnerSeesOwnJobsOnly() {
    submit("a");
    assertTrue(store.find("bob", "a").isEmpty());
    assertTrue(store.find("anna", "a").isPresent());
    assertTrue(store.list("bob").isEmpty());
    EventQuery bobs = new EventQuery(0, Optional.of("bob"), Optional.empty(), 10);
    assertTrue(store.events(bobs).events().isEmpty());
    assertEquals(store.lastSequence(), store.events(bobs).upto());
  }

  @Test
  void aFitRunsAndEnds() {
    submit("a");
    Lease lease = claim();
    assertEquals(Written.DONE, store.running(lease));
    assertEquals(Written.ALREADY, store.running(lease));
    assertEquals(Written.DONE, store.progress(lease, TestedStore.progress(1)));
    assertEquals(Written.DONE, store.partialResult(lease));
    assertEquals(Written.DONE, store.log(lease, "a warning"));
    Ending ending = new Ending(JobState.FINISHED, "converged", Optional.of(0.79));
    assertEquals(Written.DONE, store.publish(lease, ending));
    Job job = store.find("a").orElseThrow();
    assertEquals(JobState.FINISHED, job.state());
    assertEquals("converged", job.message());
    assertEquals(Optional.of(0.79), job.chisq());
    assertEquals(1, job.progress().orElseThrow().seq());
    assertTrue(job.started().isPresent());
    assertTrue(job.ended().isPresent());
    assertEquals(
        List.of(
            Type.STATE, Type.STATE, Type.STATE, Type.PROGRESS, Type.LOG, Type.STATE, Type.RESULT),
        types());
    assertTrue(events().getLast().data().path("final").asBoolean());
    assertEquals(job.toJson().toString(), events().get(5).data().toString());
  }

  @Test
  void whoWasTakenOverFromCanDoNoHarm() throws Exception {
    submit("a");
    Lease old = claim();
    store.running(old);
    assertTrue(store.takeOver(Job.HERE, "v", LEASE).isEmpty(), "the lease still holds");
    pass(LEASE.plusSeconds(1));
    Claim taken = store.takeOver(Job.HERE, "v", LEASE).orElseThrow();
    assertEquals(JobState.RUNNING, taken.job().state());
    assertEquals(1, taken.lease().attempt());
    assertTrue(taken.lease().fence() > old.fence());
    assertTrue(store.takeOver(Job.HERE, "x", LEASE).isEmpty(), "taken over once");
    assertTrue(store.heartbeat(old, LEASE).isEmpty());
    assertEquals(Written.STALE, store.running(old));
    assertEquals(Written.STALE, store.progress(old, TestedStore.progress(1)));
    assertEquals(Written.STALE, store.partialResult(old));
    assertEquals(Written.STALE, store.log(old, "x"));
    assertEquals(Written.STALE, store.requeue(old, "x"));
    Ending ending = new Ending(JobState.FINISHED, "", Optional.empty());
    assertEquals(Written.STALE, store.publish(old, ending));
    store.release(old);
    assertTrue(store.takeOver(Job.HERE, "x", LEASE).isEmpty(), "a stale release releases nothing");
    assertEquals(JobState.RUNNING, state("a"));
    assertEquals(Written.DONE, store.publish(taken.lease(), ending));
  }

  @Test
  void aHeartbeatKeepsTheLease() throws Exception {
    submit("a");
    Lease lease = claim();
    for (int i = 0; i < 4; i++) {
      pass(LEASE.dividedBy(2));
      assertTrue(store.heartbeat(lease, LEASE).isPresent());
      assertTrue(store.takeOver(Job.HERE, "v", LEASE).isEmpty());
    }
    pass(LEASE.plusSeconds(1));
    assertTrue(store.heartbeat(lease, LEASE).isPresent(), "late, but nobody took it");
    assertTrue(store.takeOver(Job.HERE, "v", LEASE).isEmpty());
  }

  @Test
  void aReleasedLeaseIsTakenOverAtOnce() {
    submit("a");
    Lease lease = claim();
    store.release(lease);
    assertEquals("a", store.takeOver(Job.HERE, "v", LEASE).orElseThrow().job().id());
    assertEquals(Written.STALE, store.running(lease));
  }

  @Test
  void aDeathIsRetriedTwiceThenFails() {
    submit("a");
    for (int attempt = 1; attempt <= JobStore.MAX_ATTEMPTS; attempt++) {
      Claim claim = store.claim(Job.HERE, "w", LEASE).orElseThrow();
      assertEquals(attempt, claim.job().attempt());
      store.running(claim.lease());
      store.progress(claim.lease(), TestedStore.progress(attempt));
      assertEquals(Written.DONE, store.requeue(claim.lease(), "the runner died"));
      Job job = store.find("a").orElseThrow();
      boolean last = attempt == JobStore.MAX_ATTEMPTS;
      assertEquals(last ? JobState.FAILED : JobState.QUEUED, job.state());
      assertEquals("the runner died", job.message());
      assertEquals(last, job.progress().isPresent());
      assertEquals(
          last ? Written.ALREADY : Written.STALE,
          store.requeue(claim.lease(), "again"),
          "twice has no effect");
    }
    assertTrue(store.claim(Job.HERE, "w", LEASE).isEmpty());
  }

  @Test
  void whatIsGivenBackCountsForNoFault() {
    submit("a");
    for (int i = 1; i <= 2 * JobStore.MAX_ATTEMPTS; i++) {
      Claim claim = store.claim(Job.HERE, "w", LEASE).orElseThrow();
      store.running(claim.lease());
      store.progress(claim.lease(), TestedStore.progress(i));
      assertEquals(Written.DONE, store.giveBack(claim.lease(), "the server ended"));
      Job job = store.find("a").orElseThrow();
      assertEquals(JobState.QUEUED, job.state());
      assertEquals(i, job.attempt());
      assertEquals("the server ended", job.message());
      assertEquals(Written.STALE, store.giveBack(claim.lease(), "again"));
    }
    for (int fault = 1; fault <= JobStore.MAX_ATTEMPTS; fault++) {
      assertEquals(JobState.QUEUED, state("a"), "fault " + fault);
      assertEquals(Written.DONE, store.requeue(claim(), "died"));
    }
    assertEquals(JobState.FAILED, state("a"));
    submit("b");
    Lease stopping = claim();
    store.requestStop("b");
    assertEquals(Written.DONE, store.giveBack(stopping, "the server ended"));
    assertEquals(JobState.CANCELLED, state("b"));
  }

  @Test
  void publishingTwiceIsOnce() {
    submit("a");
    Lease lease = claim();
    Ending finished = new Ending(JobState.FINISHED, "converged", Optional.of(1.0));
    assertEquals(Written.DONE, store.publish(lease, finished));
    long before = store.lastSequence();
    Ending failed = new Ending(JobState.FAILED, "no", Optional.empty());
    assertEquals(Written.ALREADY, store.publish(lease, failed));
    assertEquals(before, store.lastSequence());
    assertEquals(JobState.FINISHED, state("a"));
  }

  @Test
  void anEarlierAttemptPublishesNothing() {
    submit("a");
    Lease first = claim();
    store.requeue(first, "died");
    Lease second = claim();
    Ending ending = new Ending(JobState.FINISHED, "", Optional.empty());
    assertEquals(Written.STALE, store.publish(first, ending));
    assertEquals(Written.DONE, store.publish(second, ending));
    assertEquals(Written.STALE, store.publish(first, ending));
  }

  @Test
  void onlyAnEndIsPublished() {
    submit("a");
    Lease lease = claim();
    assertThrows(
        IllegalArgumentException.class,
        () -> store.publish(lease, new Ending(JobState.RUNNING, "", Optional.empty())));
  }

  @Test
  void aQueuedJobIsCancelled() {
    submit("a");
    assertEquals(JobState.CANCELLED, store.requestStop("a").orElseThrow().state());
    assertTrue(store.claim(Job.HERE, "w", LEASE).isEmpty());
    assertTrue(store.requestStop("nobody").isEmpty());
  }

  @Test
  void aRunningJobStopsThroughItsWorker() {
    submit("a");
    Lease lease = claim();
    store.running(lease);
    assertEquals(JobState.STOPPING, store.requestStop("a").orElseThrow().state());
    long once = store.lastSequence();
    assertEquals(JobState.STOPPING, store.requestStop("a").orElseThrow().state());
    assertEquals(once, store.lastSequence(), "asked twice is one event");
    assertEquals(JobState.STOPPING, store.heartbeat(lease, LEASE).orElseThrow().state());
    store.publish(lease, new Ending(JobState.STOPPED, "stopped", Optional.of(2.0)));
    assertEquals(JobState.STOPPED, store.requestStop("a").orElseThrow().state());
  }

  @Test
  void aStartingJobAskedToStopGoesOnStopping() {
    submit("a");
    Lease lease = claim();
    store.requestStop("a");
    assertEquals(Written.DONE, store.running(lease));
    assertEquals(JobState.STOPPING, state("a"));
    store.requeue(lease, "died");
    assertEquals(JobState.CANCELLED, state("a"));
    assertTrue(store.claim(Job.HERE, "w", LEASE).isEmpty());
  }

  @Test
  void onlyEndedJobsAreDeleted() {
    submit("a");
    assertEquals(Deletion.AT_WORK, store.delete("a"));
    Lease lease = claim();
    assertEquals(Deletion.AT_WORK, store.delete("a"));
    store.publish(lease, new Ending(JobState.FAILED, "", Optional.empty()));
    assertEquals(Deletion.DELETED, store.delete("a"));
    assertEquals(Deletion.UNKNOWN, store.delete("a"));
    assertTrue(store.find("a").isEmpty());
    assertTrue(events().isEmpty());
    assertEquals(Written.STALE, store.progress(lease, TestedStore.progress(1)));
  }

  @Test
  void aDeletedJobsKeyIsFreeAgain() {
    store.submit(TestedStore.job("a", Optional.of("k"), "d"));
    store.requestStop("a");
    store.delete("a");
    assertEquals(
        Submitted.Outcome.ACCEPTED,
        store.submit(TestedStore.job("b", Optional.of("k"), "d")).outcome());
  }
}

package org.drumlin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobEvent.Type;
import org.drumlin.job.JobState;
import org.drumlin.job.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of jobs does. One subclass a store. */
abstract class JobStoreContract {
  static final Duration LEASE = Duration.ofSeconds(60);

  static final QueueRules RULES = new QueueRules(5);

  private JobStore store;

  /** A store with nothing in it. */
  abstract JobStore openEmpty(QueueRules rules) throws Exception;

  /** Lets all leases of that length run out, as if that much time had gone by. */
  abstract void pass(Duration time) throws Exception;

  @BeforeEach
  void open() throws Exception {
    store = openEmpty(RULES);
  }

  @AfterEach
  void close() {
    store.close();
  }

  static NewJob job(String id, Optional<String> key, String digest) {
    return new NewJob(id, "anna", "Blend " + id, "lm", List.of("sphere"), key, digest, Job.HERE, 0);
  }

  static Progress progress(long seq) {
    return new Progress(
        seq,
        0.5 * seq,
        "fit",
        0.1,
        3,
        100 * seq,
        200,
        seq,
        1.5,
        Double.NaN,
        Double.NaN,
        Map.of("rg", 56.0));
  }

  private Job submit(String id) {
    return store.submit(job(id, Optional.empty(), id)).job();
  }

  private Lease claim() {
    return store.claim(Job.HERE, "w", LEASE).orElseThrow().lease();
  }

  private JobState state(String id) {
    return store.find(id).orElseThrow().state();
  }

  private List<JobEvent> events() {
    return store.events(EventQuery.all(0, 1000)).events();
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
    Submitted first = store.submit(job("a", Optional.of("k"), "d"));
    Submitted again = store.submit(job("b", Optional.of("k"), "d"));
    Submitted other = store.submit(job("c", Optional.of("k"), "e"));
    assertEquals(Submitted.Outcome.ACCEPTED, first.outcome());
    assertEquals(Submitted.Outcome.KNOWN, again.outcome());
    assertEquals("a", again.job().id());
    assertEquals(Submitted.Outcome.CONFLICT, other.outcome());
    assertEquals(1, store.list("anna").size());
    NewJob bobs = new NewJob("d", "bob", "", "lm", List.of(), Optional.of("k"), "d", Job.HERE, 0);
    assertEquals(Submitted.Outcome.ACCEPTED, store.submit(bobs).outcome());
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
  void theOldestQueuedJobIsClaimedOnce() {
    submit("a");
    submit("b");
    Claim first = store.claim(Job.HERE, "w", LEASE).orElseThrow();
    assertEquals("a", first.job().id());
    assertEquals(JobState.STARTING, first.job().state());
    assertEquals(1, first.job().attempt());
    assertEquals(1, first.lease().attempt());
    assertEquals("b", claim().jobId());
    assertTrue(store.claim(Job.HERE, "w", LEASE).isEmpty());
    assertEquals(2, store.count(JobState.STARTING));
    assertEquals(0, store.count(JobState.QUEUED));
  }

  @Test
  void aFitRunsAndEnds() {
    submit("a");
    Lease lease = claim();
    assertEquals(Written.DONE, store.running(lease));
    assertEquals(Written.ALREADY, store.running(lease));
    assertEquals(Written.DONE, store.progress(lease, progress(1)));
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
  void ofProgressOnlyTheNewestIsKept() {
    submit("a");
    Lease lease = claim();
    store.running(lease);
    for (int i = 1; i <= 50; i++) {
      store.progress(lease, progress(i));
    }
    List<JobEvent> kept = events().stream().filter(e -> e.type() == Type.PROGRESS).toList();
    assertEquals(1, kept.size());
    assertEquals(50, kept.getFirst().data().path("seq").asInt());
    assertEquals(store.lastSequence(), kept.getFirst().seq());
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
    assertEquals(Written.STALE, store.progress(old, progress(1)));
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
      store.progress(claim.lease(), progress(attempt));
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
  void aRequeuedJobWaitsInFront() {
    submit("a");
    submit("b");
    store.requeue(claim(), "died");
    assertEquals("a", claim().jobId());
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
    assertEquals(Written.STALE, store.progress(lease, progress(1)));
  }

  @Test
  void aDeletedJobsKeyIsFreeAgain() {
    store.submit(job("a", Optional.of("k"), "d"));
    store.requestStop("a");
    store.delete("a");
    assertEquals(
        Submitted.Outcome.ACCEPTED, store.submit(job("b", Optional.of("k"), "d")).outcome());
  }

  @Test
  void eventsArePagedInOrder() {
    submit("a");
    submit("b");
    submit("c");
    EventPage two = store.events(EventQuery.all(0, 2));
    assertEquals(List.of("a", "b"), two.events().stream().map(JobEvent::job).toList());
    assertEquals(two.events().getLast().seq(), two.upto());
    EventPage rest = store.events(EventQuery.all(two.upto(), 2));
    assertEquals(List.of("c"), rest.events().stream().map(JobEvent::job).toList());
    assertEquals(store.lastSequence(), rest.upto());
    EventPage ofB = store.events(new EventQuery(0, Optional.empty(), Optional.of("b"), 10));
    assertEquals(List.of("b"), ofB.events().stream().map(JobEvent::job).toList());
    assertFalse(ofB.trimmed());
  }

  @Test
  void trimmedEventsAreTold() {
    for (int i = 0; i < 10; i++) {
      submit("j" + i);
    }
    long last = store.lastSequence();
    store.trimEvents(4);
    assertEquals(4, events().size());
    assertTrue(store.events(EventQuery.all(0, 100)).trimmed());
    assertTrue(store.events(EventQuery.all(last - 5, 100)).trimmed());
    assertFalse(store.events(EventQuery.all(last - 4, 100)).trimmed());
    store.trimEvents(4);
    assertEquals(last, store.lastSequence());
    submit("new");
    assertEquals(last + 1, store.lastSequence(), "sequences are never used again");
  }

  @Test
  void waitingEndsWithTheNextEvent() throws Exception {
    submit("a");
    long seen = store.lastSequence();
    assertEquals(seen, store.awaitEvents(0, Duration.ofSeconds(30)));
    assertEquals(seen, store.awaitEvents(seen, Duration.ofMillis(1)));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Long> waiting = threads.submit(() -> store.awaitEvents(seen, Duration.ofSeconds(30)));
      submit("b");
      assertEquals(seen + 1, waiting.get());
    }
  }

  @Test
  void manyWorkersShareTheQueueWithoutDoubles() throws Exception {
    int jobs = 60;
    for (int i = 0; i < jobs; i++) {
      submit("j" + i);
    }
    List<Callable<List<String>>> workers = new ArrayList<>();
    for (int w = 0; w < 4; w++) {
      String name = "w" + w;
      workers.add(() -> drain(name));
    }
    Set<String> all = new HashSet<>();
    int claims = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<String>> mine : threads.invokeAll(workers)) {
        claims += mine.get().size();
        all.addAll(mine.get());
      }
    }
    assertEquals(jobs, claims);
    assertEquals(jobs, all.size());
    assertEquals(jobs, store.count(JobState.FINISHED));
  }

  private List<String> drain(String worker) {
    List<String> mine = new ArrayList<>();
    Optional<Claim> claim = store.claim(Job.HERE, worker, LEASE);
    while (claim.isPresent()) {
      Lease lease = claim.orElseThrow().lease();
      mine.add(lease.jobId());
      store.running(lease);
      store.publish(lease, new Ending(JobState.FINISHED, "", Optional.empty()));
      claim = store.claim(Job.HERE, worker, LEASE);
    }
    return mine;
  }
}

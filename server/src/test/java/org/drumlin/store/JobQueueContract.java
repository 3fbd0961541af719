package org.drumlin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobState;
import org.junit.jupiter.api.Test;

/** In what order every store hands out work, and to whom not. */
interface JobQueueContract extends TestedStore {
  @Test
  default void theOldestQueuedJobIsClaimedOnce() {
    submit("a");
    submit("b");
    Claim first = store().claim(Job.HERE, "w", LEASE).orElseThrow();
    assertEquals("a", first.job().id());
    assertEquals(JobState.STARTING, first.job().state());
    assertEquals(1, first.job().attempt());
    assertEquals(1, first.lease().attempt());
    assertEquals("b", claim().jobId());
    assertTrue(store().claim(Job.HERE, "w", LEASE).isEmpty());
    assertEquals(2, store().count(JobState.STARTING));
    assertEquals(0, store().count(JobState.QUEUED));
  }

  @Test
  default void aRequeuedJobWaitsInFront() {
    submit("a");
    submit("b");
    store().requeue(claim(), "died");
    assertEquals("a", claim().jobId());
  }

  @Test
  default void manyWorkersShareTheQueueWithoutDoubles() throws Exception {
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
    assertEquals(jobs, store().count(JobState.FINISHED));
  }

  private List<String> drain(String worker) {
    List<String> mine = new ArrayList<>();
    Optional<Claim> claim = store().claim(Job.HERE, worker, LEASE);
    while (claim.isPresent()) {
      Lease lease = claim.orElseThrow().lease();
      mine.add(lease.jobId());
      store().running(lease);
      store().publish(lease, new Ending(JobState.FINISHED, "", Optional.empty()));
      claim = store().claim(Job.HERE, worker, LEASE);
    }
    return mine;
  }

  private List<String> claimed(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(claim().jobId());
    }
    return ids;
  }

  private void end(Lease lease) {
    Ending ending = new Ending(JobState.FINISHED, "", Optional.empty());
    assertEquals(Written.DONE, store().publish(lease, ending));
  }

  @Test
  default void turnsGoRound() {
    for (String id : List.of("a1", "a2", "a3")) {
      submit("anna", id, Job.HERE, 0);
    }
    submit("bob", "b1", Job.HERE, 0);
    submit("bob", "b2", Job.HERE, 0);
    submit("cleo", "c1", Job.HERE, 0);
    assertEquals(List.of("a1", "b1", "c1", "a2", "b2", "a3"), claimed(6));
  }

  @Test
  default void oneJobWaitsOneTurnBehindAnothersHundreds() {
    for (int i = 0; i < 200; i++) {
      submit("anna", "a" + i, Job.HERE, 9);
    }
    end(claim());
    end(claim());
    submit("bob", "b", Job.HERE, -9);
    assertEquals(List.of("b", "a2"), claimed(2));
    submit("bob", "again", Job.HERE, 0);
    assertEquals(List.of("again", "a3"), claimed(2), "who was served longest ago");
  }

  @Test
  default void urgencyIsAmongOnesOwn() {
    submit("anna", "a", Job.HERE, -1);
    submit("anna", "b", Job.HERE, 9);
    submit("anna", "c", Job.HERE, 9);
    submit("bob", "d", Job.HERE, -9);
    assertEquals(List.of("b", "d", "c", "a"), claimed(4));
  }

  @Test
  default void whoRunsAsManyAsAllowedIsPassedOver() {
    for (int i = 0; i < RULES.runningPerUser() + 2; i++) {
      submit("anna", "a" + i, Job.HERE, 0);
    }
    List<Lease> leases = new ArrayList<>();
    for (int i = 0; i < RULES.runningPerUser(); i++) {
      leases.add(claim());
    }
    assertTrue(store().claim(Job.HERE, "w", LEASE).isEmpty());
    submit("bob", "b", Job.HERE, 0);
    assertEquals(List.of("b"), claimed(1));
    store().running(leases.getFirst());
    store().requestStop(leases.getFirst().jobId());
    assertTrue(store().claim(Job.HERE, "w", LEASE).isEmpty(), "a stopping one still works");
    end(leases.getFirst());
    store().requeue(leases.get(1), "died");
    assertEquals(List.of("a1", "a5"), claimed(2));
    assertTrue(store().claim(Job.HERE, "w", LEASE).isEmpty());
  }

  @Test
  default void aJobIsClaimedForItsPlaceOnlyAndCountsThere() {
    for (int i = 0; i < RULES.runningPerUser() + 1; i++) {
      submit("anna", "far" + i, "cluster", 0);
    }
    submit("anna", "near", Job.HERE, 0);
    for (int i = 0; i < RULES.runningPerUser() + 1; i++) {
      assertEquals("far" + i, store().claim("cluster", "w", LEASE).orElseThrow().job().id());
    }
    assertTrue(store().claim("elsewhere", "w", LEASE).isEmpty());
    assertEquals(List.of("near"), claimed(1), "those far away do not count");
    assertTrue(store().takeOver(Job.HERE, "w", LEASE).isEmpty());
  }

  @Test
  default void aJobThatItsWorkersDoNotSurviveIsGivenUp() throws Exception {
    submit("bad");
    submit("good");
    Lease lease = claim();
    for (int i = 1; i <= 7; i++) {
      store().log(lease, "line " + i);
    }
    for (int stall = 1; stall <= JobStore.MAX_STALLS; stall++) {
      pass(LEASE);
      lease = store().takeOver(Job.HERE, "v" + stall, LEASE).orElseThrow().lease();
      assertEquals("bad", lease.jobId());
    }
    pass(LEASE);
    assertTrue(store().takeOver(Job.HERE, "x", LEASE).isEmpty());
    Job bad = store().find("bad").orElseThrow();
    assertEquals(JobState.FAILED, bad.state());
    assertEquals(Poison.WORDS + "\nline 3\nline 4\nline 5\nline 6\nline 7", bad.message());
    assertTrue(store().heartbeat(lease, LEASE).isEmpty());
    Ending late = new Ending(JobState.FINISHED, "", Optional.empty());
    assertEquals(Written.STALE, store().publish(lease, late), "nothing is published of it");
    JobEvent last = events().getLast();
    assertEquals(bad.toJson().toString(), last.data().toString());
    assertEquals("good", claim().jobId());
  }

  @Test
  default void progressForgivesStalls() throws Exception {
    submit("a");
    Lease lease = claim();
    for (int i = 0; i < 3 * JobStore.MAX_STALLS; i++) {
      store().progress(lease, TestedStore.progress(i));
      pass(LEASE);
      lease = store().takeOver(Job.HERE, "v", LEASE).orElseThrow().lease();
    }
    assertEquals(0, store().count(JobState.FAILED));
  }

  @Test
  default void aLeaseGivenBackIsNoStall() {
    submit("a");
    Lease lease = claim();
    for (int i = 0; i < 3 * JobStore.MAX_STALLS; i++) {
      store().release(lease);
      lease = store().takeOver(Job.HERE, "v", LEASE).orElseThrow().lease();
    }
    assertEquals(0, store().count(JobState.FAILED));
  }

  @Test
  default void jobsFarAwayAreWatchedHoweverOftenTheWatcherIsLost() throws Exception {
    submit("anna", "far", "cluster", 0);
    assertTrue(store().claim("cluster", "w", LEASE).isPresent());
    for (int i = 0; i < 3 * JobStore.MAX_STALLS; i++) {
      pass(LEASE);
      assertTrue(store().takeOver("cluster", "v", LEASE).isPresent());
    }
  }

  @Test
  default void theQueueTellsWhoHasWhatToDo() {
    assertTrue(store().queue().isEmpty());
    Job first = submit("a");
    submit("anna", "urgent", Job.HERE, 5);
    submit("anna", "far", "cluster", 0);
    submit("bob", "b", Job.HERE, 0);
    assertEquals(List.of("urgent", "b"), claimed(2));
    assertEquals(
        List.of(
            new QueueEntry("anna", 1, 1, Optional.of(first.created())),
            new QueueEntry("bob", 0, 1, Optional.empty())),
        store().queue());
    assertEquals(3, store().count("anna"));
    assertEquals(0, store().count("nobody"));
    store().requestStop("a");
    assertEquals(3, store().count("anna"), "ended ones are there until they are deleted");
    assertEquals(new QueueEntry("anna", 0, 1, Optional.empty()), store().queue().getFirst());
    store().delete("a");
    assertEquals(2, store().count("anna"));
  }
}

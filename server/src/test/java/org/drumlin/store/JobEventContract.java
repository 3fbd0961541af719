package org.drumlin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobEvent.Type;
import org.junit.jupiter.api.Test;

/** What every store of jobs tells of them. */
interface JobEventContract extends TestedStore {
  @Test
  default void ofProgressOnlyTheNewestIsKept() {
    submit("a");
    Lease lease = claim();
    store().running(lease);
    for (int i = 1; i <= 50; i++) {
      store().progress(lease, TestedStore.progress(i));
    }
    List<JobEvent> kept = events().stream().filter(e -> e.type() == Type.PROGRESS).toList();
    assertEquals(1, kept.size());
    assertEquals(50, kept.getFirst().data().path("seq").asInt());
    assertEquals(store().lastSequence(), kept.getFirst().seq());
  }

  @Test
  default void eventsArePagedInOrder() {
    submit("a");
    submit("b");
    submit("c");
    EventPage two = store().events(EventQuery.all(0, 2));
    assertEquals(List.of("a", "b"), two.events().stream().map(JobEvent::job).toList());
    assertEquals(two.events().getLast().seq(), two.upto());
    EventPage rest = store().events(EventQuery.all(two.upto(), 2));
    assertEquals(List.of("c"), rest.events().stream().map(JobEvent::job).toList());
    assertEquals(store().lastSequence(), rest.upto());
    EventPage ofB = store().events(new EventQuery(0, Optional.empty(), Optional.of("b"), 10));
    assertEquals(List.of("b"), ofB.events().stream().map(JobEvent::job).toList());
    assertFalse(ofB.trimmed());
  }

  @Test
  default void trimmedEventsAreTold() {
    for (int i = 0; i < 10; i++) {
      submit("j" + i);
    }
    long last = store().lastSequence();
    store().trimEvents(4);
    assertEquals(4, events().size());
    assertTrue(store().events(EventQuery.all(0, 100)).trimmed());
    assertTrue(store().events(EventQuery.all(last - 5, 100)).trimmed());
    assertFalse(store().events(EventQuery.all(last - 4, 100)).trimmed());
    store().trimEvents(4);
    assertEquals(last, store().lastSequence());
    submit("new");
    assertEquals(last + 1, store().lastSequence(), "sequences are never used again");
  }

  @Test
  default void waitingEndsWithTheNextEvent() throws Exception {
    submit("a");
    long seen = store().lastSequence();
    assertEquals(seen, store().awaitEvents(0, Duration.ofSeconds(30)));
    assertEquals(seen, store().awaitEvents(seen, Duration.ofMillis(1)));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Long> waiting =
          threads.submit(() -> store().awaitEvents(seen, Duration.ofSeconds(30)));
      submit("b");
      assertEquals(seen + 1, waiting.get());
    }
  }

  @Test
  default void aPageOfOnesOwnGoesOnBehindOthers() {
    for (int i = 0; i < 6; i++) {
      submit(i % 2 == 0 ? "anna" : "bob", "j" + i, Job.HERE, 0);
    }
    EventPage first = store().events(new EventQuery(0, Optional.of("bob"), Optional.empty(), 2));
    assertEquals(List.of("j1", "j3"), first.events().stream().map(JobEvent::job).toList());
    EventQuery next = new EventQuery(first.upto(), Optional.of("bob"), Optional.empty(), 2);
    assertEquals(List.of("j5"), store().events(next).events().stream().map(JobEvent::job).toList());
    assertEquals(store().lastSequence(), store().events(next).upto());
    EventQuery others = new EventQuery(0, Optional.of("bob"), Optional.of("j0"), 9);
    assertTrue(store().events(others).events().isEmpty(), "another's job is not told of");
  }
}

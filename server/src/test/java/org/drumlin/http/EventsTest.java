package org.drumlin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.drumlin.store.Ending;
import org.drumlin.store.EventQuery;
import org.drumlin.store.Lease;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EventsTest {
  @TempDir Path folder;
  private TestHub hub;

  @BeforeEach
  void start() {
    hub = new TestHub(folder);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  /** An event as it came over the wire. */
  private record Event(Optional<Long> id, String type, String data) {}

  /** Reads the next event, leaving comments and the retry time out. */
  private static Event next(BufferedSource source) throws IOException {
    Optional<Long> id = Optional.empty();
    String type = "";
    while (true) {
      String line = source.readUtf8LineStrict();
      if (line.startsWith("id: ")) {
        id = Optional.of(Long.parseLong(line.substring(4)));
      } else if (line.startsWith("event: ")) {
        type = line.substring(7);
      } else if (line.startsWith("data: ")) {
        return new Event(id, type, line.substring(6));
      }
    }
  }

  private static List<Event> next(BufferedSource source, int count) throws IOException {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(next(source));
    }
    return events;
  }

  private static List<String> types(List<Event> events) {
    return events.stream().map(Event::type).toList();
  }

  private Response open(String path, Optional<Long> last) throws IOException {
    Request.Builder request = hub.api(path);
    last.ifPresent(id -> request.header("Last-Event-ID", Long.toString(id)));
    Response response = hub.send(request);
    assertEquals(200, response.code());
    assertTrue(TestHub.header(response, "Content-Type").orElse("").startsWith("text/event-stream"));
    return response;
  }

  private Lease claim() {
    return hub.store.claim(Job.HERE, "test", Duration.ofMinutes(1)).orElseThrow().lease();
  }

  @Test
  void aJobsStoryIsToldFromItsBeginningAndGoesOn() throws Exception {
    Job job = hub.submit("Blend");
    Lease lease = claim();
    try (Response response = open("/jobs/" + job.id() + "/events", Optional.empty())) {
      BufferedSource source = response.body().source();
      List<Event> past = next(source, 2);
      assertEquals(List.of("state", "state"), types(past));
      assertTrue(past.get(0).data().contains("\"queued\""));
      assertTrue(past.get(1).data().contains("\"starting\""));
      assertTrue(past.get(0).data().contains("\"job\":\"" + job.id() + "\""));
      hub.store.running(lease);
      assertTrue(next(source).data().contains("\"running\""));
      hub.store.progress(lease, TestHub.progress(1));
      assertEquals("progress", next(source).type());
      hub.store.publish(lease, new Ending(JobState.FINISHED, "", Optional.of(1.0)));
      assertEquals(List.of("state", "result"), types(next(source, 2)));
    }
  }

  @Test
  void aListenerThatComesBackMissesNothingAndHearsNothingTwice() throws Exception {
    Job job = hub.submit("Blend");
    String path = "/jobs/" + job.id() + "/events";
    long seen;
    try (Response response = open(path, Optional.empty())) {
      seen = next(response.body().source()).id().orElseThrow();
    }
    Lease lease = claim();
    hub.store.running(lease);
    hub.store.log(lease, "a warning");
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      try (Response response = open(path, Optional.of(seen))) {
        seen = next(response.body().source()).id().orElseThrow();
        ids.add(seen);
      }
    }
    List<Long> stored =
        hub.store.events(EventQuery.all(0, 100)).events().stream().map(e -> e.seq()).toList();
    assertEquals(stored.subList(1, 4), ids);
  }

  @Test
  void oneStreamTellsOfAllJobsAfterASnapshot() throws Exception {
    Job first = hub.submit("One");
    Job second = hub.submit("Two");
    try (Response response = open("/events", Optional.empty())) {
      BufferedSource source = response.body().source();
      List<Event> snapshots = next(source, 2);
      assertEquals(List.of("snapshot", "snapshot"), types(snapshots));
      assertTrue(snapshots.get(0).data().contains(first.id()));
      assertTrue(snapshots.get(0).id().isEmpty(), "only the last says where to come back to");
      assertTrue(snapshots.get(1).data().contains(second.id()));
      assertEquals(hub.store.lastSequence(), snapshots.get(1).id().orElseThrow());
      hub.store.requestStop(second.id());
      Event cancelled = next(source);
      assertTrue(cancelled.data().contains("cancelled") && cancelled.data().contains(second.id()));
    }
  }

  @Test
  void whoComesBackTooLateGetsASnapshot() throws Exception {
    Job job = hub.submit("Blend");
    Lease lease = claim();
    for (int i = 0; i < 20; i++) {
      hub.store.log(lease, "line " + i);
    }
    hub.store.trimEvents(2);
    try (Response response = open("/jobs/" + job.id() + "/events", Optional.of(1L))) {
      Event snapshot = next(response.body().source());
      assertEquals("snapshot", snapshot.type());
      assertTrue(snapshot.data().contains("\"starting\""));
      hub.store.running(lease);
      assertTrue(next(response.body().source()).data().contains("\"running\""));
    }
  }

  @Test
  void aNumberFromAnotherStoresFutureGetsASnapshot() throws Exception {
    hub.submit("Blend");
    try (Response response = open("/events", Optional.of(1_000_000L))) {
      Event snapshot = next(response.body().source());
      assertEquals("snapshot", snapshot.type());
      assertEquals(hub.store.lastSequence(), snapshot.id().orElseThrow());
    }
    try (Response response = hub.send(hub.api("/events").header("Last-Event-ID", "x"))) {
      assertEquals(400, response.code());
    }
  }

  @Test
  void aBurstOfProgressIsThinnedAndTheEndIsHeard() throws Exception {
    Job job = hub.submit("Blend");
    Lease lease = claim();
    hub.store.running(lease);
    try (Response response = open("/jobs/" + job.id() + "/events", Optional.empty())) {
      BufferedSource source = response.body().source();
      next(source, 3);
      for (int i = 0; i < 200; i++) {
        hub.store.progress(lease, TestHub.progress(i));
      }
      hub.store.publish(lease, new Ending(JobState.FINISHED, "", Optional.empty()));
      List<Event> heard = new ArrayList<>();
      do {
        heard.add(next(source));
      } while (!heard.getLast().type().equals("result"));
      assertTrue(heard.size() < 100, "of 200 progress events " + heard.size() + " came");
      assertTrue(heard.stream().anyMatch(e -> e.data().contains("\"finished\"")));
      long last = 0;
      for (Event event : heard) {
        assertTrue(event.id().isEmpty() || event.id().orElseThrow() > last, "numbers only grow");
        last = event.id().orElse(last);
      }
    }
  }

  @Test
  void closingTheServerEndsStreams() throws Exception {
    hub.submit("Blend");
    try (Response response = open("/events", Optional.empty())) {
      next(response.body().source());
      hub.close();
      try {
        response.body().source().readUtf8();
      } catch (IOException e) {
        assertFalse(e instanceof SocketTimeoutException, "cut off is an end, silence is not");
      }
    }
    hub = new TestHub(folder);
  }
}

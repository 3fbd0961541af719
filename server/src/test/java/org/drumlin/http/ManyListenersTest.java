package org.drumlin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.drumlin.auth.LocalOwner;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.store.Ending;
import org.drumlin.store.EventQuery;
import org.drumlin.store.Lease;
import org.drumlin.store.NewJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five hundred pages open at once, whose streams are cut again and again: each hears every change
 * of state once and in order, whatever it missed meanwhile.
 */
final class ManyListenersTest {
  private static final int LISTENERS = 500;
  private static final int JOBS = 12;
  private static final long PATIENCE_SECONDS = 120;

  /** A stream is cut after at most so many events. */
  private static final int CUT_AFTER = 16;

  private static final long SEED = 20261124;
  private static final String LAST = "j" + (JOBS - 1);

  @TempDir Path folder;

  @Test
  void nobodyMissesAnythingOrHearsItTwice() throws Exception {
    try (TestHub hub = new TestHub(folder);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // With a job there, the first snapshot says where to come back to.
      live(hub, "first");
      List<Future<Listener>> heard = new ArrayList<>();
      CountDownLatch open = new CountDownLatch(LISTENERS);
      for (int i = 0; i < LISTENERS; i++) {
        heard.add(threads.submit(new Listener(hub, new Random(SEED + i), CUT_AFTER, open)));
      }
      assertTrue(open.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "all pages are open");
      long first = hub.store.lastSequence();
      long memory = used();
      for (int i = 0; i < JOBS; i++) {
        live(hub, "j" + i);
      }
      long end = System.nanoTime();
      List<String> told =
          hub.store.events(EventQuery.all(first, 100_000)).events().stream()
              .filter(event -> event.type() == JobEvent.Type.STATE)
              .map(event -> event.job() + " " + event.data().path("state").asText())
              .toList();
      int streams = 0;
      List<Long> late = new ArrayList<>();
      for (Future<Listener> one : heard) {
        Listener listener = one.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        streams += listener.streams;
        late.add((listener.heard - end) / 1_000_000);
        assertEquals(told, listener.states, "seed " + SEED);
        assertTrue(listener.ordered, "numbers only grow, seed " + SEED);
      }
      late.sort(null);
      System.out.printf(
          "%d listeners, %d streams, %d MB with the listeners' own side; the last event is heard"
              + " after %d ms by half, %d ms by all%n",
          LISTENERS, streams, memory >> 20, late.get(LISTENERS / 2), late.getLast());
      assertTrue(streams > 3 * LISTENERS, "only " + streams + " streams: nothing was cut");
    }
  }

  /** Nobody is cut off: how long it takes is what it costs to tell so many. */
  @Test
  void anEventReachesAllOpenPages() throws Exception {
    try (TestHub hub = new TestHub(folder);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      live(hub, "first");
      List<Future<Listener>> heard = new ArrayList<>();
      CountDownLatch open = new CountDownLatch(LISTENERS);
      for (int i = 0; i < LISTENERS; i++) {
        heard.add(threads.submit(new Listener(hub, new Random(SEED), Integer.MAX_VALUE - 1, open)));
      }
      assertTrue(open.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "all pages are open");
      live(hub, LAST);
      long end = System.nanoTime();
      List<Long> late = new ArrayList<>();
      for (Future<Listener> one : heard) {
        Listener listener = one.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertEquals(LAST + " finished", listener.states.getLast());
        late.add((listener.heard - end) / 1_000_000);
      }
      late.sort(null);
      System.out.printf(
          "an event reaches %d open pages: half of them after %d ms, all after %d ms%n",
          LISTENERS, late.get(LISTENERS / 2), late.getLast());
    }
  }

  /** Heap in use, without what nobody holds any more. */
  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** A job's whole life, with more progress than anybody is told of. */
  private static void live(TestHub hub, String id) {
    String owner = LocalOwner.USER.id();
    hub.store.submit(new NewJob(id, owner, id, "lm", List.of(), Optional.empty(), id, Job.HERE, 0));
    Lease lease = hub.store.claim(Job.HERE, "test", Duration.ofMinutes(1)).orElseThrow().lease();
    hub.store.running(lease);
    for (int i = 0; i < 5; i++) {
      hub.store.progress(lease, TestHub.progress(i));
    }
    hub.store.publish(lease, new Ending(JobState.FINISHED, "", Optional.of(1.0)));
  }

  /** One page: listens, is cut off after a few events, and comes back with the last number. */
  private static final class Listener implements Callable<Listener> {
    private final TestHub hub;
    private final Random random;
    private final int most;
    private final CountDownLatch open;
    private final List<String> states = new ArrayList<>();
    private boolean ordered = true;
    private boolean over;
    private long last = -1;
    private long heard;
    private int streams;

    Listener(TestHub hub, Random random, int most, CountDownLatch open) {
      this.hub = hub;
      this.random = random;
      this.most = most;
      this.open = open;
    }

    @Override
    public Listener call() throws Exception {
      while (!over) {
        Request.Builder request = hub.api("/events");
        if (last >= 0) {
          request.header("Last-Event-ID", Long.toString(last));
        }
        try (Response response = hub.send(request)) {
          assertEquals(200, response.code());
          streams++;
          BufferedSource source = response.body().source();
          for (int left = 1 + random.nextInt(most); left > 0 && !over; left--) {
            hear(source);
          }
        } catch (SocketTimeoutException e) {
          // Five hundred at once on a busy machine: the next try may come through.
        }
      }
      return this;
    }

    private void hear(BufferedSource source) throws IOException {
      long id = -1;
      String type = "";
      String data = "";
      for (String line = source.readUtf8LineStrict();
          !line.isEmpty() || data.isEmpty();
          line = source.readUtf8LineStrict()) {
        if (line.startsWith("id: ")) {
          id = Long.parseLong(line.substring(4));
        } else if (line.startsWith("event: ")) {
          type = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        }
      }
      if (last < 0) {
        open.countDown(); // the snapshot, which says where to come back to
      }
      ordered &= id < 0 || id > last;
      last = Math.max(last, id);
      if (type.equals("state")) {
        Job job = Job.fromJson(Json.readObject(data));
        states.add(job.id() + " " + job.state().wire());
        over = job.id().equals(LAST) && job.state().ended();
        heard = System.nanoTime();
      }
    }
  }
}

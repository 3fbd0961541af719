package org.drumlin.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.Json;
import org.drumlin.store.EventPage;
import org.drumlin.store.EventQuery;
import org.drumlin.store.JobStore;

/** One listener's events, written as they come. For one thread. */
final class EventStream {
  /** The place of a listener that has seen nothing. */
  static final long NEW = -1;

  private static final int PAGE = 500;
  private static final int RETRY_MILLIS = 2000;

  /** How often it is looked whether the listener is still welcome. */
  private static final Duration LOOK = Duration.ofSeconds(3);

  private final JobStore store;
  private final String owner;
  private final Optional<String> job;
  private final OutputStream out;
  private final Pacer pacer = new Pacer();
  private long written;

  /**
   * @param job only its events, when given; else those of all of the owner's jobs
   */
  EventStream(JobStore store, String owner, Optional<String> job, OutputStream out) {
    this.store = store;
    this.owner = owner;
    this.job = job;
    this.out = out;
  }

  /**
   * Writes until the listener goes (an IOException), the server closes (interrupted), the job is
   * deleted, or the listener is not welcome any more: signed out, or shut out.
   *
   * @param after sequence of the last event the listener saw, or {@link #NEW}
   */
  void run(long after, Duration heartbeat, BooleanSupplier welcome)
      throws IOException, InterruptedException {
    write("retry: " + RETRY_MILLIS + "\n\n");
    long place = begin(after);
    long lastWrite = System.nanoTime();
    long lastLook = System.nanoTime();
    while (true) {
      Duration look = LOOK.minusNanos(System.nanoTime() - lastLook);
      if (!look.isPositive()) {
        if (!welcome.getAsBoolean()) {
          return;
        }
        lastLook = System.nanoTime();
        look = LOOK;
      }
      EventPage page = store.events(new EventQuery(place, Optional.of(owner), job, PAGE));
      if (page.trimmed() && place < page.upto()) {
        place = snapshot();
        lastWrite = System.nanoTime();
        continue;
      }
      place = page.upto();
      List<JobEvent> due = pacer.due(page.events(), System.nanoTime());
      if (!due.isEmpty()) {
        send(due);
        lastWrite = System.nanoTime();
      }
      Duration rest = heartbeat.minusNanos(System.nanoTime() - lastWrite);
      if (rest.isPositive()) {
        Duration wait = pacer.wait(rest, System.nanoTime());
        store.awaitEvents(place, wait.compareTo(look) < 0 ? wait : look);
        continue;
      }
      if (job.isPresent() && store.find(owner, job.orElseThrow()).isEmpty()) {
        return;
      }
      write(": still here\n\n");
      lastWrite = System.nanoTime();
    }
  }

  /**
   * Where to go on from. A new listener of one job gets that job's whole story; one of all jobs
   * gets them as they are. So does one that comes from another store's future.
   */
  private long begin(long after) throws IOException {
    boolean fresh = after == NEW;
    if (fresh && job.isPresent()) {
      return 0;
    }
    return fresh || after > store.lastSequence() ? snapshot() : after;
  }

  /** The jobs as they are now; the last one carries the number to come back with. */
  private long snapshot() throws IOException {
    long place = store.lastSequence();
    List<Job> jobs =
        job.isPresent()
            ? store.find(owner, job.orElseThrow()).stream().toList()
            : store.list(owner).reversed();
    for (int i = 0; i < jobs.size(); i++) {
      Job one = jobs.get(i);
      boolean last = i == jobs.size() - 1;
      write(
          (last ? "id: " + place + "\n" : "")
              + text(new JobEvent(place, one.id(), JobEvent.Type.SNAPSHOT, one.toJson())));
    }
    written = Math.max(written, place);
    return place;
  }

  private void send(List<JobEvent> events) throws IOException {
    StringBuilder text = new StringBuilder();
    for (JobEvent event : events) {
      // Progress that waited may be older than what went before: the number never goes back.
      if (event.seq() > written) {
        written = event.seq();
        text.append("id: ").append(event.seq()).append('\n');
      }
      text.append(text(event));
    }
    write(text.toString());
  }

  private static String text(JobEvent event) {
    return "event: " + event.type().wire() + "\ndata: " + Json.line(event.wireData()) + "\n\n";
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}

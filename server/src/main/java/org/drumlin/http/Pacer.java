package org.drumlin.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drumlin.job.JobEvent;

/**
 * Holds a listener's progress events down to two a second a job: what comes sooner waits, and what
 * waits is replaced by what comes later. All else passes at once. For one thread.
 */
final class Pacer {
  static final Duration PACE = Duration.ofMillis(500);

  private final Map<String, Long> sent = new LinkedHashMap<>();
  private final Map<String, JobEvent> waiting = new LinkedHashMap<>();

  /** Of the fresh events and those that waited, the ones to send now. */
  List<JobEvent> due(List<JobEvent> fresh, long nanos) {
    List<JobEvent> due = new ArrayList<>();
    for (JobEvent event : fresh) {
      if (event.type() == JobEvent.Type.PROGRESS) {
        waiting.put(event.job(), event);
      } else {
        due.add(event);
      }
    }
    Iterator<JobEvent> held = waiting.values().iterator();
    while (held.hasNext()) {
      JobEvent event = held.next();
      Long before = sent.get(event.job());
      if (before == null || nanos - before >= PACE.toNanos()) {
        due.add(event);
        sent.put(event.job(), nanos);
        held.remove();
      }
    }
    return due;
  }

  /** How long until something that waits is due, at most {@code longest}. */
  Duration wait(Duration longest, long nanos) {
    long left = longest.toNanos();
    for (String job : waiting.keySet()) {
      left = Math.min(left, PACE.toNanos() - (nanos - sent.getOrDefault(job, nanos)));
    }
    return Duration.ofNanos(Math.max(0, left));
  }
}

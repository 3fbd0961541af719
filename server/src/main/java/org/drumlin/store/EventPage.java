package org.drumlin.store;

import java.util.List;
import org.drumlin.job.JobEvent;

/**
 * Events in the order they happened.
 *
 * @param upto where to go on from: nothing that was asked for lies between the last event and this
 * @param trimmed events between what was seen and the first of these are gone: look at the jobs
 *     themselves
 */
public record EventPage(List<JobEvent> events, long upto, boolean trimmed) {
  public EventPage {
    events = List.copyOf(events);
  }
}

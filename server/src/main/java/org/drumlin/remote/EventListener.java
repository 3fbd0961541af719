package org.drumlin.remote;

import org.drumlin.job.JobEvent;

/** Hears a stream of events, on the stream's own thread. */
public interface EventListener {
  void event(JobEvent event);

  /** The stream is open (again); what was missed has been, or will be, replayed. */
  default void connected() {}

  /** The stream broke; it is being tried again. */
  default void disconnected() {}
}

package org.drumlin.client.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.job.Contact;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.drumlin.job.Progress;

/** Jobs for tests. */
public final class Jobs {
  public static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  private Jobs() {}

  public static Job job(String id, JobState state) {
    boolean started = state != JobState.QUEUED;
    return new Job(
        id,
        "Fit " + id,
        state,
        "dream",
        List.of("mono_gauss_coil"),
        started ? 1 : 0,
        START.plusSeconds(Integer.parseInt(id)),
        started ? Optional.of(START.plusSeconds(10)) : Optional.empty(),
        state.ended() ? Optional.of(START.plusSeconds(75)) : Optional.empty(),
        state == JobState.FAILED ? "The runner ended.\nLast lines: …" : "",
        Optional.empty(),
        state == JobState.FINISHED ? Optional.of(0.79041) : Optional.empty(),
        Job.HERE,
        Optional.empty());
  }

  /** The same at another place. */
  public static Job at(String target, Job job) {
    return new Job(
        job.id(),
        job.title(),
        job.state(),
        job.method(),
        job.models(),
        job.attempt(),
        job.created(),
        job.started(),
        job.ended(),
        job.message(),
        job.progress(),
        job.chisq(),
        target,
        job.contact());
  }

  /** The same, ended at that time. */
  public static Job ended(Job job, Instant time) {
    return new Job(
        job.id(),
        job.title(),
        job.state(),
        job.method(),
        job.models(),
        job.attempt(),
        job.created(),
        job.started(),
        Optional.of(time),
        job.message(),
        job.progress(),
        job.chisq(),
        job.target(),
        job.contact());
  }

  /** The same, with nothing heard of it since a while after the start. */
  public static Job unheard(Job job) {
    return job.withRemark(
        job.message(),
        Optional.of(new Contact(Contact.Kind.STALE, START.plusSeconds(20), "It is tried again.")));
  }

  public static Job running(String id, double fraction, double remaining) {
    Job job = job(id, JobState.RUNNING);
    var progress =
        new Progress(1, 20, "sample", fraction, remaining, 100, 5, 10, 0.84, 1.2, 640, Map.of());
    return job.withProgress(Optional.of(progress));
  }
}

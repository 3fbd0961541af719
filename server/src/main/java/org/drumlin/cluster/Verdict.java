package org.drumlin.cluster;

import java.time.Instant;
import java.util.Optional;
import org.drumlin.cluster.Sighting.Seen;
import org.drumlin.job.Exit;
import org.drumlin.job.JobState;
import org.drumlin.slurm.QueueState;

/**
 * What follows from what is known of a job: the rules, apart from all that does anything. What the
 * runner wrote goes before what its script wrote, that before the queue, and the queue before
 * accounting, which lags behind. No answer is never an answer.
 *
 * @param step to take
 * @param doubt to come back with
 */
record Verdict(Step step, Doubt doubt) {
  private static final int LOOKS = 3;
  private static final int LOOKS_FOR_FILES = 2;
  private static final int PAUSED = 76;
  private static final int AT_WORK = 75;
  private static final int AGAIN = 70;

  /**
   * The verdict.
   *
   * @param stop whether its user wants it ended
   */
  static Verdict of(
      Sending sending, Traces seen, Doubt doubt, boolean stop, Patience patience, Instant now) {
    return new Judge(sending, seen, doubt, stop, patience, now).verdict();
  }

  private record Judge(
      Sending sending, Traces seen, Doubt doubt, boolean stop, Patience patience, Instant now) {

    Verdict verdict() {
      if (seen.exit().isPresent()) {
        return sure(ended(seen.exit().orElseThrow()));
      }
      if (seen.script().isPresent()) {
        return scriptEnded(seen.script().getAsInt());
      }
      if (sending.sent().isEmpty()) {
        return sure(
            stop
                ? new Step.End(JobState.CANCELLED, "cancelled before it was handed in")
                : new Step.Submit());
      }
      return switch (seen.queue()) {
        case Sighting.Unasked unasked -> kept();
        case Sighting.Unknown unknown -> kept();
        case Seen job when job.ended() -> overWithout(job);
        case Seen job -> sure(waits(job));
        case Sighting.Absent absent -> notQueued();
      };
    }

    private static Verdict sure(Step step) {
      return new Verdict(step, Doubt.NONE);
    }

    private Verdict kept() {
      return new Verdict(new Step.Keep(), doubt);
    }

    private Step ended(Exit exit) {
      boolean fromOutside = exit.status() == Exit.Status.STOPPED && !stop;
      return new Step.End(
          exit.status().state(),
          fromOutside
              ? "Ended on the cluster, not from here"
                  + cancelledBy()
                  + "; there is a result as far "
                  + "as it was computed."
              : exit.message());
    }

    private String cancelledBy() {
      return found()
          .map(Seen::entry)
          .filter(job -> job.state().equals(Optional.of(QueueState.CANCELLED)))
          .filter(job -> !job.by().isEmpty())
          .map(job -> " (" + job.words() + ")")
          .orElse("");
    }

    /** What either of the scheduler's memories says; the queue's first. */
    private Optional<Seen> found() {
      if (seen.queue() instanceof Seen job) {
        return Optional.of(job);
      }
      return seen.records() instanceof Seen job ? Optional.of(job) : Optional.empty();
    }

    private static Step waits(Seen job) {
      boolean running = job.entry().state().orElseThrow() != QueueState.PENDING;
      return new Step.Wait(running, job.entry().id(), job.entry().words());
    }

    private static boolean completed(Seen job) {
      return job.entry().state().orElseThrow() == QueueState.COMPLETED;
    }

    /** The script ended, but no runner said how. */
    private Verdict scriptEnded(int code) {
      if (code == PAUSED) {
        return sure(new Step.End(stop ? JobState.CANCELLED : JobState.FAILED, Words.TIME_KEPT));
      }
      if (code == AGAIN || code == AT_WORK) {
        return sure(new Step.Again("the fit's process asked to be started again"));
      }
      Optional<Seen> over = found().filter(job -> job.ended());
      if (over.isPresent() && !completed(over.orElseThrow())) {
        return overWithout(over.orElseThrow());
      }
      Doubt grown = doubt.grown(now);
      if (grown.lasts(LOOKS_FOR_FILES, patience.files(), now)) {
        return sure(
            new Step.End(stop ? JobState.CANCELLED : JobState.FAILED, Words.scriptCode(code)));
      }
      return new Verdict(new Step.Ask(), grown);
    }

    /** The scheduler says that it has ended, and no file says how: a file may be on its way. */
    private Verdict overWithout(Seen job) {
      Doubt grown = doubt.grown(now);
      boolean neverBegan = stop && !seen.claimed();
      if (!neverBegan && !grown.lasts(LOOKS_FOR_FILES, patience.files(), now)) {
        return new Verdict(new Step.Ask(), grown);
      }
      QueueState state = job.entry().state().orElseThrow();
      if (stop) {
        return sure(new Step.End(JobState.CANCELLED, Words.STOPPED_BEFORE_RESULT));
      }
      return sure(
          switch (state) {
            case NODE_FAIL, BOOT_FAIL, PREEMPTED -> new Step.Again(Words.fault(state));
            case CANCELLED -> new Step.End(JobState.CANCELLED, Words.cancelled(job.entry()));
            default -> new Step.End(JobState.FAILED, Words.failed(job.entry(), seen.paused()));
          });
    }

    /** Not among the live jobs: over, lost, or never there. */
    private Verdict notQueued() {
      return switch (seen.records()) {
        case Sighting.Unasked unasked -> new Verdict(new Step.Ask(), doubt);
        case Sighting.Unknown unknown -> new Verdict(new Step.Ask(), doubt);
        case Seen job when job.ended() -> overWithout(job);
        // Accounting says so for a minute after the end.
        case Seen job -> unseen();
        case Sighting.Absent absent -> unseen();
      };
    }

    private Verdict unseen() {
      Doubt grown = doubt.grown(now);
      boolean wasThere =
          seen.claimed()
              || !seen.id().isEmpty()
              || !sending.id().isEmpty()
              || seen.records() instanceof Seen;
      if (wasThere) {
        if (!grown.lasts(LOOKS, patience.lost(), now)) {
          return new Verdict(new Step.Ask(), grown);
        }
        return stop
            ? sure(new Step.End(JobState.CANCELLED, Words.STOPPED_BEFORE_RESULT))
            : new Verdict(new Step.Lost(), grown);
      }
      boolean silent =
          grown.lasts(LOOKS, patience.answer(), now)
              && !sending.sent().orElseThrow().plus(patience.answer()).isAfter(now);
      if (!silent) {
        return new Verdict(new Step.Ask(), grown);
      }
      return sure(
          stop
              ? new Step.End(JobState.CANCELLED, "cancelled before it was in the queue")
              : new Step.Submit());
    }
  }
}

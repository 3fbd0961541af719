package org.drumlin.client.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.drumlin.client.api.JobPlace;
import org.drumlin.client.control.Numbers;
import org.drumlin.client.control.Texts;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.drumlin.job.Progress;

/**
 * A job as the list shows it, all in words.
 *
 * @param fraction done, 0 to 1; negative while it cannot be told; NaN for a job that is not at work
 * @param target where it runs, as submissions call it
 * @param place the same in words
 * @param message why it failed, or what it waits for
 */
record JobRow(
    String id,
    String title,
    String models,
    String method,
    String state,
    double fraction,
    String chisq,
    String elapsed,
    String remaining,
    String created,
    String target,
    String place,
    boolean failed,
    String message) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

  static JobRow of(Job job, Instant now, ZoneId zone) {
    Optional<Progress> progress = job.progress().filter(p -> !job.state().ended());
    return new JobRow(
        job.id(),
        title(job),
        String.join(", ", job.models()),
        job.method(),
        state(job, progress, JobPlace.state(job, now, zone)),
        fraction(job, progress),
        chisq(job, progress),
        elapsed(job, now).map(d -> Numbers.clock(d.toMillis() / 1000.0)).orElse(""),
        progress
            .filter(p -> job.state().active() && job.contact().isEmpty())
            .map(p -> Numbers.finite(p.remaining(), Numbers::clock))
            .orElse(""),
        DAY.format(job.created().atZone(zone)),
        job.target(),
        JobPlace.name(job.target()),
        job.state() == JobState.FAILED,
        job.message());
  }

  static String title(Job job) {
    return job.title().isBlank() ? String.join(", ", job.models()) : job.title();
  }

  private static String state(Job job, Optional<Progress> progress, String words) {
    if (progress.isEmpty() || job.contact().isPresent()) {
      return words;
    }
    var p = progress.get();
    String phase = Texts.has("phase." + p.phase()) ? ", " + Texts.text("phase." + p.phase()) : "";
    String done = Numbers.finite(p.fraction(), f -> ", " + (int) Math.floor(100 * f) + " %");
    String mixed =
        job.state() == JobState.RUNNING
            ? Numbers.finite(p.rhat(), r -> ", R-hat " + Numbers.fixed(r, 2))
                + Numbers.finite(p.ess(), e -> ", ESS " + Numbers.grouped(Math.round(e)))
            : "";
    return words + phase + done + mixed;
  }

  private static double fraction(Job job, Optional<Progress> progress) {
    if (!job.state().active()) {
      return Double.NaN;
    }
    return progress
        .map(Progress::fraction)
        .filter(Double::isFinite)
        .map(f -> Math.clamp(f, 0, 1))
        .orElse(-1.0);
  }

  private static String chisq(Job job, Optional<Progress> progress) {
    return job.chisq()
        .or(() -> progress.map(Progress::chisq).filter(Double::isFinite))
        .map(Numbers::brief)
        .orElse("");
  }

  private static Optional<Duration> elapsed(Job job, Instant now) {
    return job.started().map(started -> Duration.between(started, job.ended().orElse(now)));
  }
}

package org.drumlin.client.app;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.api.JobPlace;
import org.drumlin.client.control.Numbers;
import org.drumlin.client.control.Texts;
import org.drumlin.client.task.TaskExecutor;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.drumlin.job.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The strip at the foot: the fit under way, or the one that ended last in this session. */
final class StripViewModel {
  private static final Logger log = LoggerFactory.getLogger(StripViewModel.class);

  private final JobFeed feed;
  private final HubLink hub;
  private final TaskExecutor tasks;
  private final InstantSource clock;
  private final ZoneId zone;
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
  private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper(this, "detail", "");
  private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(this, "fraction", 0);
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
  private final ReadOnlyBooleanWrapper stoppable = new ReadOnlyBooleanWrapper(this, "stoppable");
  private final ReadOnlyStringWrapper jobId = new ReadOnlyStringWrapper(this, "jobId", "");

  StripViewModel(JobFeed feed, HubLink hub, TaskExecutor tasks, InstantSource clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
    this.feed = feed;
    this.hub = hub;
    this.tasks = tasks;
    feed.jobs().addListener((ListChangeListener<Job>) change -> update());
    hub.stateProperty().addListener(o -> update());
    update();
  }

  ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  ReadOnlyStringProperty detailProperty() {
    return detail.getReadOnlyProperty();
  }

  /** Share of the work done; negative while it cannot be told. */
  ReadOnlyDoubleProperty fractionProperty() {
    return fraction.getReadOnlyProperty();
  }

  /** Whether a fit is under way. */
  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty stoppableProperty() {
    return stoppable.getReadOnlyProperty();
  }

  /** The job spoken of; empty for none. */
  ReadOnlyStringProperty jobIdProperty() {
    return jobId.getReadOnlyProperty();
  }

  /** Stops the fit and keeps what is there. */
  void stop() {
    String id = jobId.get();
    hub.whenReady(client ->
        tasks.start(
            () -> client.stop(id),
            feed::put,
            e -> {
              log.warn("the fit could not be stopped", e);
              detail.set(Texts.text("strip.stop.failed", String.valueOf(e.getMessage())));
            }));
  }

  private void update() {
    Optional<Job> active = active();
    Optional<Job> shown =
        active.or(() -> feed.job(jobId.get())); // what just ended stays until the next one
    if (shown.isEmpty()) {
      idle();
      return;
    }
    Job job = shown.get();
    jobId.set(job.id());
    running.set(active.isPresent());
    stoppable.set(active.isPresent() && job.state() != JobState.STOPPING);
    String what = Texts.text("strip.title", name(job), job.method());
    title.set(
        JobPlace.elsewhere(job) ? Texts.text("place.on", what, JobPlace.name(job.target())) : what);
    fraction.set(active.isPresent() ? fraction(job) : 1);
    detail.set(detail(job));
  }

  private Optional<Job> active() {
    var computing = feed.jobs().stream().filter(job -> job.state().active()).findFirst();
    return computing.or(
        () -> feed.jobs().stream().filter(job -> job.state() == JobState.QUEUED).findFirst());
  }

  private void idle() {
    running.set(false);
    stoppable.set(false);
    jobId.set("");
    fraction.set(0);
    title.set("");
    detail.set(
        switch (hub.stateProperty().get()) {
          case HubLink.State.Starting s -> Texts.text("strip.starting");
          case HubLink.State.Ready r -> Texts.text("strip.idle");
          case HubLink.State.Failed f -> f.message();
        });
  }

  private static double fraction(Job job) {
    return job.progress()
        .map(Progress::fraction)
        .filter(Double::isFinite)
        .map(f -> Math.clamp(f, 0, 1))
        .orElse(-1.0);
  }

  private static String name(Job job) {
    return job.title().isBlank() ? String.join(", ", job.models()) : job.title();
  }

  private String detail(Job job) {
    var parts = new StringBuilder(JobPlace.state(job, clock.instant(), zone));
    Optional<Progress> progress = job.progress().filter(p -> job.contact().isEmpty());
    progress
        .filter(p -> job.state() == JobState.RUNNING && Texts.has("phase." + p.phase()))
        .ifPresent(p -> parts.append(", ").append(Texts.text("phase." + p.phase())));
    progress
        .filter(p -> !job.state().ended())
        .ifPresent(p -> {
          append(parts, Numbers.finite(p.fraction(), f -> Math.round(100 * f) + " %"));
          append(parts, Numbers.finite(p.rhat(), r -> "R-hat " + Numbers.fixed(r, 2)));
          append(parts, Numbers.finite(p.ess(), e -> "ESS " + Numbers.grouped(Math.round(e))));
          append(parts, Numbers.finite(p.chisq(), c -> "chisq " + Numbers.brief(c)));
          append(parts, Numbers.finite(p.t(), t -> Texts.text("strip.elapsed", Numbers.clock(t))));
          append(
              parts,
              Numbers.finite(p.remaining(), t -> Texts.text("strip.remaining", Numbers.clock(t))));
        });
    if (job.state() == JobState.QUEUED && job.contact().isEmpty()) {
      append(parts, job.message());
    }
    if (job.state().ended()) {
      append(parts, job.chisq().map(c -> "chisq " + Numbers.brief(c)).orElse(""));
      append(parts, job.message());
    }
    return parts.toString();
  }

  private static void append(StringBuilder parts, String part) {
    if (!part.isEmpty()) {
      parts.append("   ").append(part);
    }
  }
}

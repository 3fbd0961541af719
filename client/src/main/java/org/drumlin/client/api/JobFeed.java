package org.drumlin.client.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.drumlin.client.task.TaskExecutor;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobState;
import org.drumlin.job.Progress;
import org.drumlin.remote.EventListener;
import org.drumlin.remote.ServerClient;
import org.drumlin.remote.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job list, kept up to date by the hub's events: one stream for all screens. On the screen's
 * thread.
 */
public final class JobFeed implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(JobFeed.class);

  private final TaskExecutor tasks;
  private final ObservableList<Job> jobs = FXCollections.observableArrayList();
  private final ObservableList<Job> readOnly = FXCollections.unmodifiableObservableList(jobs);
  private final List<Consumer<JobEvent>> listeners = new ArrayList<>();
  private final List<Subscription> streams = new ArrayList<>();
  private final HubLink hub;

  public JobFeed(HubLink hub, TaskExecutor tasks) {
    this.hub = hub;
    this.tasks = tasks;
    hub.whenReady(this::follow);
  }

  /** All jobs, newest first; items are replaced as they change. */
  public ObservableList<Job> jobs() {
    return readOnly;
  }

  public Optional<Job> job(String id) {
    return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
  }

  /** Hears every event, after the list has taken it in. */
  public void addListener(Consumer<JobEvent> listener) {
    listeners.add(listener);
  }

  /** Takes in a job as a call just answered it. */
  public void put(Job job) {
    for (int i = 0; i < jobs.size(); i++) {
      var known = jobs.get(i);
      if (known.id().equals(job.id())) {
        jobs.set(i, job.progress().isPresent() ? job : job.withProgress(known.progress()));
        return;
      }
    }
    int place = 0;
    while (place < jobs.size() && jobs.get(place).created().isAfter(job.created())) {
      place++;
    }
    jobs.add(place, job);
  }

  /** Asks the hub for the whole list again. */
  public void refresh() {
    hub.whenReady(client ->
        tasks.start(client::jobs, this::replace, e -> log.warn("the job list cannot be read", e)));
  }

  private void follow(ServerClient client) {
    streams.add(
        client.events(
            new EventListener() {
              @Override
              public void event(JobEvent event) {
                tasks.onScreen(() -> take(event));
              }

              @Override
              public void connected() {
                // What happened before the stream opened is in the list alone.
                tasks.onScreen(JobFeed.this::refresh);
              }
            }));
  }

  private void replace(List<Job> all) {
    jobs.removeIf(job -> all.stream().noneMatch(other -> other.id().equals(job.id())));
    all.forEach(this::put);
  }

  private void take(JobEvent event) {
    switch (event.type()) {
      case STATE, SNAPSHOT -> takeJob(event);
      case PROGRESS -> {
        var progress = Progress.fromJson(event.data());
        job(event.job()).ifPresent(job -> put(job.withProgress(Optional.of(progress))));
      }
      case RESULT, LOG -> {}
    }
    listeners.forEach(listener -> listener.accept(event));
  }

  private void takeJob(JobEvent event) {
    if (!event.data().has("created")) {
      // A state without the rest of the job, or a deletion.
      JobState.ofWire(event.data().path("state").asText(""))
          .flatMap(state -> job(event.job()).map(job -> job.withState(state)))
          .ifPresentOrElse(this::put, this::refresh);
      return;
    }
    try {
      put(Job.fromJson(event.data()));
    } catch (IOException e) {
      log.warn("an event tells of a job this version cannot read", e);
      refresh();
    }
  }

  @Override
  public void close() {
    streams.forEach(Subscription::close);
    streams.clear();
  }
}

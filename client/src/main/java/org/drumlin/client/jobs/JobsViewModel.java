package org.drumlin.client.jobs;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.api.JobPlace;
import org.drumlin.client.control.Navigator;
import org.drumlin.client.control.Place;
import org.drumlin.client.control.Texts;
import org.drumlin.client.task.Running;
import org.drumlin.client.task.TaskExecutor;
import org.drumlin.job.Contact;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.drumlin.remote.ServerClient;
import org.drumlin.remote.ServerException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The list of fits, the one that is picked, and what can be done with it. On the screen's thread.
 */
final class JobsViewModel {
  /** In place of a target's name: the fits of all. */
  static final String ALL = "";

  private static final Logger log = LoggerFactory.getLogger(JobsViewModel.class);

  private final JobFeed feed;
  private final HubLink hub;
  private final TaskExecutor tasks;
  private final Navigator navigator;
  private final DeleteQuestion question;
  private final InstantSource clock;
  private final ZoneId zone;

  private final ObservableList<JobRow> rows = FXCollections.observableArrayList();
  private final ObservableList<JobRow> readOnly = FXCollections.unmodifiableObservableList(rows);
  private final ObservableList<String> places = FXCollections.observableArrayList(ALL);
  private final StringProperty place = new SimpleStringProperty(this, "place", ALL);
  private final ReadOnlyStringWrapper selected = new ReadOnlyStringWrapper(this, "selected", "");
  private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper(this, "detail", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyBooleanWrapper openable = new ReadOnlyBooleanWrapper(this, "openable");
  private final ReadOnlyBooleanWrapper stoppable = new ReadOnlyBooleanWrapper(this, "stoppable");
  private final ReadOnlyBooleanWrapper ended = new ReadOnlyBooleanWrapper(this, "ended");
  private final ReadOnlyBooleanWrapper lost = new ReadOnlyBooleanWrapper(this, "lost");
  private final ReadOnlyBooleanWrapper cut = new ReadOnlyBooleanWrapper(this, "cut");
  private @Nullable Running ticking;

  JobsViewModel(
      JobFeed feed,
      HubLink hub,
      TaskExecutor tasks,
      Navigator navigator,
      DeleteQuestion question,
      InstantSource clock,
      ZoneId zone) {
    this.feed = feed;
    this.hub = hub;
    this.tasks = tasks;
    this.navigator = navigator;
    this.question = question;
    this.clock = clock;
    this.zone = zone;
    feed.jobs().addListener((ListChangeListener<Job>) change -> update());
    place.addListener(o -> update());
    update();
  }

  /** All places that fits of the list run at, after {@link #ALL}. */
  ObservableList<String> places() {
    return FXCollections.unmodifiableObservableList(places);
  }

  /** The target whose fits are shown. */
  StringProperty placeProperty() {
    return place;
  }

  /** Newest first; a row is replaced only when something in it changed. */
  ObservableList<JobRow> rows() {
    return readOnly;
  }

  /** Id of the picked job; empty for none. */
  ReadOnlyStringProperty selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** What there is to say of the picked job beyond its row: why it failed. */
  ReadOnlyStringProperty detailProperty() {
    return detail.getReadOnlyProperty();
  }

  /** What went wrong with the last command; empty when nothing did. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty openableProperty() {
    return openable.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty stoppableProperty() {
    return stoppable.getReadOnlyProperty();
  }

  /** Whether the picked job has ended: then it can be run again or deleted. */
  ReadOnlyBooleanProperty endedProperty() {
    return ended.getReadOnlyProperty();
  }

  /** Whether the cluster of the picked job knows nothing of it: it can be looked for again. */
  ReadOnlyBooleanProperty lostProperty() {
    return lost.getReadOnlyProperty();
  }

  /** Whether a time limit ended the picked job and its state was kept: the rest can be sent. */
  ReadOnlyBooleanProperty cutProperty() {
    return cut.getReadOnlyProperty();
  }

  void select(String id) {
    selected.set(id);
    showPicked(); // the rows stay: the table is in the middle of its own selection
  }

  /** The screen is seen: times run. */
  void enter() {
    update();
    tick();
  }

  void leave() {
    if (ticking != null) {
      ticking.cancel();
      ticking = null;
    }
  }

  /** Shows the picked job's result, live while it runs. */
  void open() {
    picked().ifPresent(job -> navigator.go(new Place.Result(job.id())));
  }

  /** Stops the picked fit; what is there is kept. */
  void stop() {
    picked()
        .filter(job -> stoppable(job.state()))
        .ifPresent(job -> call("stop", client -> client.stop(job.id()), feed::put));
  }

  /** Starts the picked fit once more, as a new one, and picks that. */
  void again() {
    picked()
        .filter(job -> job.state().ended())
        .ifPresent(job ->
            call(
                "again",
                client -> client.rerun(job.id()),
                fresh -> {
                  feed.put(fresh);
                  select(fresh.id());
                }));
  }

  /** Looks once more for a fit that its cluster knows nothing of. */
  void recheck() {
    picked()
        .filter(JobsViewModel::lost)
        .ifPresent(job -> call("recheck", client -> client.recheck(job.id()), feed::put));
  }

  /** Sends the rest of a fit that its time limit ended, as a new one, and picks that. */
  void goOn() {
    picked()
        .filter(JobsViewModel::cut)
        .ifPresent(job ->
            call(
                "continue",
                client -> client.goOn(job.id()),
                rest -> {
                  feed.put(rest);
                  select(rest.id());
                }));
  }

  private static boolean lost(Job job) {
    return !job.state().ended()
        && job.contact().filter(c -> c.kind() == Contact.Kind.LOST).isPresent();
  }

  /** The cluster's words name the button only where there is a state to go on from. */
  private static boolean cut(Job job) {
    return job.state() == JobState.FAILED
        && job.message().contains("\"" + Texts.text("action.jobs.continue") + "\"");
  }

  /** Deletes the picked fit with its files, after asking. */
  void delete() {
    picked()
        .filter(job -> job.state().ended())
        .ifPresent(
            job -> question.ask(JobRow.title(job), JobPlace.elsewhere(job), () -> delete(job)));
  }

  private void delete(Job job) {
    call(
        "delete",
        client -> {
          client.delete(job.id());
          return job;
        },
        gone -> feed.refresh());
  }

  /** A call of the hub that answers with a job. */
  @FunctionalInterface
  private interface JobCall {
    Job of(ServerClient client) throws ServerException;
  }

  private void call(String what, JobCall call, Consumer<Job> done) {
    problem.set("");
    hub.whenReady(client ->
        tasks.start(
            () -> call.of(client),
            done,
            e -> {
              log.warn("the hub did not do it: {}", what, e);
              problem.set(Texts.text("jobs.failed." + what, String.valueOf(e.getMessage())));
            }));
  }

  /** The picked job, unless the filter hides it. */
  private Optional<Job> picked() {
    return feed.job(selected.get())
        .filter(job -> rows.stream().anyMatch(row -> row.id().equals(job.id())));
  }

  private static boolean stoppable(JobState state) {
    return !state.ended() && state != JobState.STOPPING;
  }

  private void update() {
    List<JobRow> fresh = new ArrayList<>();
    listPlaces();
    feed.jobs().stream()
        .filter(job -> place.get().equals(ALL) || place.get().equals(job.target()))
        .forEach(job -> fresh.add(JobRow.of(job, clock.instant(), zone)));
    merge(fresh);
    showPicked();
  }

  private void showPicked() {
    Optional<Job> job = picked();
    openable.set(job.isPresent());
    stoppable.set(job.isPresent() && stoppable(job.orElseThrow().state()));
    ended.set(job.isPresent() && job.orElseThrow().state().ended());
    lost.set(job.filter(JobsViewModel::lost).isPresent());
    cut.set(job.filter(JobsViewModel::cut).isPresent());
    detail.set(job.map(Job::message).orElse(""));
  }

  private void listPlaces() {
    var fresh = new TreeSet<String>();
    feed.jobs().forEach(job -> fresh.add(job.target()));
    fresh.add(place.get());
    boolean here = fresh.remove(Job.HERE);
    fresh.remove(ALL);
    var all = new ArrayList<>(List.of(ALL));
    if (here) {
      all.add(Job.HERE);
    }
    all.addAll(fresh);
    if (!places.equals(all)) {
      places.setAll(all);
    }
  }

  /** Makes the rows equal to these with as few changes as the eye can bear. */
  private void merge(List<JobRow> fresh) {
    rows.removeIf(row -> fresh.stream().noneMatch(f -> f.id().equals(row.id())));
    for (int i = 0; i < fresh.size(); i++) {
      JobRow row = fresh.get(i);
      if (i >= rows.size() || !rows.get(i).id().equals(row.id())) {
        rows.removeIf(r -> r.id().equals(row.id()));
        rows.add(i, row);
      } else if (!rows.get(i).equals(row)) {
        rows.set(i, row);
      }
    }
  }

  private void tick() {
    leave();
    ticking =
        tasks.later(
            Duration.ofSeconds(1),
            () -> {
              if (feed.jobs().stream().anyMatch(job -> job.state().active())) {
                update();
              }
              tick();
            });
  }
}

package org.drumlin.client.builder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.drumlin.bumps.ExportException;
import org.drumlin.bumps.ParStart;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.control.Numbers;
import org.drumlin.client.control.Texts;
import org.drumlin.client.task.TaskExecutor;
import org.drumlin.data.DataException;
import org.drumlin.fit.DocumentException;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.drumlin.remote.ServerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Values from fits before this one: from the job list, from a file of bumps, a whole fit again. */
final class EarlierFitsViewModel {
  private static final Logger log = LoggerFactory.getLogger(EarlierFitsViewModel.class);
  private static final int MOST = 15;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);

  private final DraftHistory history;
  private final HubLink hub;
  private final JobFeed feed;
  private final TaskExecutor tasks;
  private final Path folder;
  private final ObservableList<Source> sources = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper(this, "said", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  /** A fit that values can be taken from, in words. */
  record Source(String id, String words) {}

  /**
   * @param folder where what is fetched from the hub is put
   */
  EarlierFitsViewModel(
      DraftHistory history, HubLink hub, JobFeed feed, TaskExecutor tasks, Path folder) {
    this.folder = folder;
    this.history = history;
    this.hub = hub;
    this.feed = feed;
    this.tasks = tasks;
    feed.jobs().addListener((ListChangeListener<Job>) c -> list());
    list();
  }

  /** The newest first. */
  ObservableList<Source> sources() {
    return sources;
  }

  /** What was taken; empty while nothing was. */
  ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  private void list() {
    var now =
        feed.jobs().stream()
            .filter(job -> job.state() == JobState.FINISHED || job.state() == JobState.STOPPED)
            .limit(MOST)
            .map(job -> new Source(job.id(), words(job)))
            .toList();
    if (!now.equals(sources)) {
      sources.setAll(now);
    }
  }

  private static String words(Job job) {
    String title = job.title().isBlank() ? String.join(", ", job.models()) : job.title();
    String chisq = job.chisq().map(c -> "χ² " + Numbers.brief(c)).orElse("–");
    return Texts.text(
        "earlier.source",
        title,
        job.method(),
        chisq,
        DAY.format(job.created().atZone(ZoneId.systemDefault())));
  }

  /** Says something else in place of what was said. */
  void say(String words) {
    problem.set("");
    said.set(words);
  }

  void silence() {
    say("");
  }

  /** Takes the values of that job into the table, as one edit. */
  void take(String id) {
    silence();
    hub.whenReady(client ->
        tasks.start(
            () -> client.result(id),
            result ->
                result.ifPresentOrElse(
                    r -> take(FittedValues.of(r)), () -> problem.set(Texts.text("earlier.none"))),
            this::failed));
  }

  private void take(FittedValues values) {
    var draft = history.current();
    var taken = values.in(draft.document());
    if (taken.taken().isEmpty()) {
      problem.set(Texts.text("earlier.nothing"));
      return;
    }
    history.edit(draft.with(taken.document()));
    String words = Texts.text("earlier.taken", String.join(", ", taken.taken()));
    say(
        taken.without().isEmpty()
            ? words
            : words + " " + Texts.text("earlier.without", String.join(", ", taken.without())));
  }

  /** Takes the start values from a {@code .par} file of bumps, as one edit. */
  void takeFile(Path file) {
    silence();
    var draft = history.current();
    tasks.start(
        () -> ParStart.apply(draft.document(), file),
        started -> {
          history.edit(history.current().with(started.document()));
          String words = Texts.text("earlier.file", String.valueOf(file.getFileName()));
          say((words + " " + sentences(started.warnings())).strip());
        },
        this::failed);
  }

  private static String sentences(List<String> words) {
    return String.join(" ", words.stream().map(RowDetailsViewModel::sentence).toList());
  }

  /**
   * Fetches a job's document with its data and hands it over; its values come as one edit after
   * that.
   *
   * @param open begins with that fit
   */
  void again(String id, Consumer<FitFiles.Opened> open) {
    fetch(
        fits -> fits.fit(id),
        fetched -> {
          open.accept(fetched.opened());
          take(fetched.values());
        });
  }

  /** Fetches a job's fit to go on with its run, for twice as long, and hands it over. */
  void extend(String id, Consumer<FitFiles.Opened> open) {
    fetch(
        fits -> fits.extended(id),
        opened -> {
          open.accept(opened);
          say(Texts.text("earlier.extend"));
        });
  }

  /** Something to be fetched from the hub. */
  @FunctionalInterface
  interface Fetch<T> {
    T from(HubFits fits) throws Exception;
  }

  /** Fetches in a task; what goes wrong is said. */
  <T> void fetch(Fetch<T> what, Consumer<T> then) {
    silence();
    hub.whenReady(client ->
        tasks.start(() -> what.from(new HubFits(client, folder)), then::accept, this::failed));
  }

  private void failed(Exception failure) {
    switch (failure) {
      case ServerException e -> problem.set(e.inWords());
      case ExportException e -> problem.set(String.valueOf(e.getMessage()));
      case DocumentException e -> problem.set(String.valueOf(e.getMessage()));
      case DataException e -> problem.set(String.valueOf(e.getMessage()));
      case IOException e -> problem.set(Texts.text("fit.file", String.valueOf(e.getMessage())));
      default -> {
        log.error("an earlier fit could not be taken", failure);
        problem.set(Texts.text("earlier.broke"));
      }
    }
  }
}

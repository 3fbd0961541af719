package org.drumlin.client.results;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.control.Texts;
import org.drumlin.client.task.TaskExecutor;
import org.drumlin.fit.MethodOptions;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which fits have results, and whose page is shown. On the screen's thread. */
final class ResultsViewModel {
  private static final Logger log = LoggerFactory.getLogger(ResultsViewModel.class);
  private static final Pattern CARRIED = Pattern.compile("data:[^,]*;base64,");
  private static final Pattern FILE = Pattern.compile("/api/v1/jobs/([^/]+)/(?:files/(.+)|zip)");

  private final JobFeed feed;
  private final HubLink hub;
  private final TaskExecutor tasks;
  private final SaveQuestion question;
  private final ObservableList<ResultEntry> entries = FXCollections.observableArrayList();
  private final ObservableList<ResultEntry> readOnly =
      FXCollections.unmodifiableObservableList(entries);
  private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper(this, "shown", "");
  private final ReadOnlyObjectWrapper<@Nullable URI> page =
      new ReadOnlyObjectWrapper<>(this, "page", null);
  private final ReadOnlyBooleanWrapper longer = new ReadOnlyBooleanWrapper(this, "longer");
  private final ReadOnlyBooleanWrapper ended = new ReadOnlyBooleanWrapper(this, "ended");
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");

  ResultsViewModel(JobFeed feed, HubLink hub, TaskExecutor tasks, SaveQuestion question) {
    this.feed = feed;
    this.hub = hub;
    this.tasks = tasks;
    this.question = question;
    feed.jobs().addListener((ListChangeListener<Job>) change -> update());
    update();
  }

  /** Newest first. */
  ObservableList<ResultEntry> entries() {
    return readOnly;
  }

  /** Id of the job whose page is shown; empty for none. */
  ReadOnlyStringProperty shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The page shown; null for none. */
  ReadOnlyObjectProperty<@Nullable URI> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** Whether the fit shown has ended, with values to go on from. */
  ReadOnlyBooleanProperty endedProperty() {
    return ended.getReadOnlyProperty();
  }

  /** Whether that fit draws samples, of which there may be more. */
  ReadOnlyBooleanProperty longerProperty() {
    return longer.getReadOnlyProperty();
  }

  /** What became of the last download; empty when there was none. */
  ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  void show(String id) {
    if (!id.equals(shown.get())) {
      shown.set(id);
      showEnded();
      notice.set("");
      hub.whenReady(client -> {
        if (id.equals(shown.get())) {
          page.set(client.page(id));
        }
      });
    }
  }

  /** The screen was entered from the rail: what was shown stays, else the newest result. */
  void showSomething() {
    if (shown.get().isEmpty() && !entries.isEmpty()) {
      show(entries.getFirst().id());
    }
  }

  /** Whether a link of the page leads to a file that is to be saved, not shown. */
  boolean isFile(String link) {
    return FILE.matcher(path(link)).matches();
  }

  /** Saves the file that a link of the page leads to, where the person wants it. */
  void download(String link) {
    Matcher matcher = FILE.matcher(path(link));
    if (!matcher.matches()) {
      return;
    }
    String id = decoded(matcher.group(1));
    String name = Optional.ofNullable(matcher.group(2)).map(ResultsViewModel::decoded).orElse("");
    String suggested = name.isEmpty() ? id + ".zip" : name.substring(name.lastIndexOf('/') + 1);
    question.ask(suggested).ifPresent(to -> save(id, name, to));
  }

  /** Whether a link has a file in it that the page made. */
  boolean carriesFile(String link) {
    return CARRIED.matcher(link).lookingAt();
  }

  /** Saves the file in a link of the page, a table or a picture, where the person wants it. */
  void keep(String suggestedName, String link) {
    Matcher matcher = CARRIED.matcher(link);
    if (!matcher.lookingAt()) {
      return;
    }
    byte[] content = Base64.getDecoder().decode(link.substring(matcher.end()));
    question.ask(suggestedName).ifPresent(to -> save(to, () -> Files.write(to, content)));
  }

  private void save(String id, String name, Path to) {
    hub.whenReady(client ->
        save(
            to,
            () -> {
              if (name.isEmpty()) {
                client.zip(id, to);
              } else {
                client.download(id, name, to);
              }
              return to;
            }));
  }

  private void save(Path to, Callable<Path> work) {
    notice.set(Texts.text("results.saving", String.valueOf(to.getFileName())));
    tasks.start(
        work,
        done -> notice.set(Texts.text("results.saved", done.toString())),
        e -> {
          log.warn("a file of the job shown, {}, could not be saved to {}", shown.get(), to, e);
          notice.set(Texts.text("results.not.saved", String.valueOf(e.getMessage())));
        });
  }

  private void showEnded() {
    var job =
        feed.job(shown.get())
            .filter(j -> j.state() == JobState.FINISHED || j.state() == JobState.STOPPED);
    ended.set(job.isPresent());
    longer.set(job.filter(j -> MethodOptions.find(j.method(), "samples").isPresent()).isPresent());
  }

  private void update() {
    showEnded();
    List<ResultEntry> fresh = new ArrayList<>();
    feed.jobs().stream()
        .filter(job -> ResultEntry.hasPage(job) || job.id().equals(shown.get()))
        .map(ResultEntry::of)
        .forEach(fresh::add);
    entries.removeIf(entry -> fresh.stream().noneMatch(f -> f.id().equals(entry.id())));
    for (int i = 0; i < fresh.size(); i++) {
      ResultEntry entry = fresh.get(i);
      if (i >= entries.size() || !entries.get(i).id().equals(entry.id())) {
        entries.removeIf(e -> e.id().equals(entry.id()));
        entries.add(i, entry);
      } else if (!entries.get(i).equals(entry)) {
        entries.set(i, entry);
      }
    }
  }

  private static String path(String link) {
    try {
      return Optional.ofNullable(URI.create(link).getRawPath()).orElse("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String decoded(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}

package org.drumlin.client.queue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.control.Texts;
import org.drumlin.client.settings.UserSettings;
import org.drumlin.client.task.Running;
import org.drumlin.client.task.TaskExecutor;
import org.drumlin.job.Json;
import org.drumlin.remote.ClusterCalls;
import org.drumlin.remote.ClusterFacts;
import org.drumlin.remote.ScriptPreview;
import org.drumlin.remote.ServerException;
import org.drumlin.slurm.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the next fit asks of its cluster's queue: fields, what the cluster offers for them, and the
 * script they become, which the hub writes and checks a moment after each change. What was asked
 * last of a cluster is remembered.
 */
public final class ScriptViewModel {
  private static final Logger log = LoggerFactory.getLogger(ScriptViewModel.class);
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final HubLink hub;
  private final TaskExecutor tasks;
  private final UserSettings settings;
  private final InstantSource clock;
  private final Map<QueueField, StringProperty> fields = new EnumMap<>(QueueField.class);
  private final Map<QueueField, ReadOnlyStringWrapper> wrong = new EnumMap<>(QueueField.class);
  private final Presets presets = new Presets();
  private final BooleanProperty open = new SimpleBooleanProperty(this, "open");
  private final ReadOnlyStringWrapper cluster = new ReadOnlyStringWrapper(this, "cluster", "");
  private final ReadOnlyObjectWrapper<QueueOffers> offers =
      new ReadOnlyObjectWrapper<>(this, "offers", new QueueOffers(ClusterFacts.NONE, ""));
  private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper(this, "age", "");
  private final ReadOnlyStringWrapper script = new ReadOnlyStringWrapper(this, "script", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper(this, "said", "");
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper(this, "obstacle", "");
  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper(this, "asking");
  private String title = "";
  private boolean filling;
  private @Nullable Running next;

  public ScriptViewModel(
      HubLink hub, TaskExecutor tasks, UserSettings settings, InstantSource clock) {
    this.hub = hub;
    this.tasks = tasks;
    this.settings = settings;
    this.clock = clock;
    for (QueueField field : QueueField.values()) {
      var text = new SimpleStringProperty(this, field.wire(), "");
      text.addListener(o -> changed());
      fields.put(field, text);
      wrong.put(field, new ReadOnlyStringWrapper(this, field.wire(), ""));
    }
  }

  /** The cluster that is asked; empty while fits go elsewhere. */
  public ReadOnlyStringProperty clusterProperty() {
    return cluster.getReadOnlyProperty();
  }

  /** Whether the form is shown. */
  public BooleanProperty openProperty() {
    return open;
  }

  /** What stands in the way of handing a fit in; empty for nothing. */
  public ReadOnlyStringProperty obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  StringProperty text(QueueField field) {
    return Optional.ofNullable(fields.get(field)).orElseThrow();
  }

  /** What is wrong with a field; empty for nothing. */
  ReadOnlyStringProperty wrong(QueueField field) {
    return wrapper(field).getReadOnlyProperty();
  }

  private ReadOnlyStringWrapper wrapper(QueueField field) {
    return Optional.ofNullable(wrong.get(field)).orElseThrow();
  }

  ReadOnlyObjectProperty<QueueOffers> offersProperty() {
    return offers.getReadOnlyProperty();
  }

  /** How old what is known of the cluster is, in words. */
  ReadOnlyStringProperty ageProperty() {
    return age.getReadOnlyProperty();
  }

  ReadOnlyStringProperty scriptProperty() {
    return script.getReadOnlyProperty();
  }

  /** What is wrong with the whole, or why it cannot be told. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What the cluster itself said to the request; empty while it was not asked. */
  ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  /** Whether the cluster is being asked. */
  ReadOnlyBooleanProperty askingProperty() {
    return asking.getReadOnlyProperty();
  }

  ObservableList<String> presets() {
    return presets.names();
  }

  /**
   * Fits go there from now on.
   *
   * @param name of a cluster; empty for another place
   */
  public void at(String name) {
    if (name.equals(cluster.get())) {
      return;
    }
    cluster.set(name);
    obstacle.set("");
    said.set("");
    script.set("");
    problem.set("");
    presets.set(Map.of());
    take(ClusterFacts.NONE);
    if (name.isEmpty()) {
      open.set(false);
      return;
    }
    fill(settings.queue(name));
    ask(calls -> calls.facts(name, false), facts -> take(facts), e -> {});
    ask(calls -> calls.presets(name), presets::set, e -> {});
  }

  /** The fit's title, of which the job's name is made. */
  public void title(String now) {
    if (!now.equals(title)) {
      title = now;
      changed();
    }
  }

  /** What is asked; empty while fits go elsewhere. */
  public Optional<ObjectNode> queue() {
    return cluster.get().isEmpty() ? Optional.empty() : Optional.of(request());
  }

  /** A fit was handed in with it: the next one begins with the same. */
  public void used() {
    queue().ifPresent(asked -> settings.keepQueue(cluster.get(), asked));
  }

  private ObjectNode request() {
    ObjectNode request = Json.object();
    fields.forEach((field, text) -> field.write(text.get(), request));
    return request;
  }

  /** Asks the cluster now what it offers. */
  void refresh() {
    String name = cluster.get();
    asking.set(true);
    ask(
        calls -> calls.facts(name, true),
        facts -> {
          asking.set(false);
          take(facts);
          changed();
        },
        e -> asking.set(false));
  }

  /** Asks the cluster itself what it says to the request. */
  void tryOut() {
    said.set("");
    asking.set(true);
    ObjectNode request = request();
    String name = cluster.get();
    ask(
        calls -> calls.tryOut(name, request),
        tried -> {
          asking.set(false);
          said.set(
              Texts.text(tried.good() ? "queue.tried.good" : "queue.tried.bad", tried.message()));
        },
        e -> asking.set(false));
  }

  /** Puts a kept request into the fields. */
  void choosePreset(String preset) {
    fill(presets.get(preset));
  }

  /** Keeps the request under a name. */
  void keepPreset(String preset) {
    String name = cluster.get();
    String under = preset.strip();
    if (under.isEmpty()) {
      problem.set(Texts.text("queue.preset.none"));
      return;
    }
    ObjectNode request = request();
    ask(
        calls -> {
          calls.keepPreset(name, under, request);
          return calls.presets(name);
        },
        presets::set,
        e -> {});
  }

  void removePreset(String preset) {
    String name = cluster.get();
    ask(
        calls -> {
          calls.removePreset(name, preset);
          return calls.presets(name);
        },
        presets::set,
        e -> {});
  }

  private void fill(ObjectNode request) {
    filling = true;
    fields.forEach((field, text) -> text.set(field.read(request)));
    filling = false;
    changed();
  }

  private void take(ClusterFacts facts) {
    offers.set(new QueueOffers(facts, text(QueueField.PARTITION).get()));
    showAge();
  }

  /** Says anew how old what is known is. */
  void showAge() {
    Instant fetched = offers.get().facts().fetched();
    age.set(fetched.equals(Instant.EPOCH) ? "" : Age.words(fetched, clock.instant()));
  }

  /** A moment after the last change the hub writes the script. */
  private void changed() {
    if (filling || cluster.get().isEmpty()) {
      return;
    }
    offers.set(new QueueOffers(offers.get().facts(), text(QueueField.PARTITION).get()));
    said.set("");
    if (next != null) {
      next.cancel();
    }
    if (typedWell()) {
      next = tasks.later(PAUSE, this::preview);
    }
  }

  /** Whether what was typed makes a request at all. */
  private boolean typedWell() {
    ObjectNode request = Json.object();
    List<Problem> found = new ArrayList<>();
    fields.forEach((field, text) -> {
      String words = field.write(text.get(), request);
      if (!words.isEmpty()) {
        found.add(new Problem(field.wire(), words));
      }
    });
    if (!found.isEmpty()) {
      show(found);
    }
    return found.isEmpty();
  }

  private void preview() {
    String name = cluster.get();
    ObjectNode request = request();
    ask(
        calls -> calls.preview(name, request, title),
        preview -> {
          if (name.equals(cluster.get()) && request.equals(request())) {
            show(preview);
          }
        },
        e -> script.set(""));
  }

  private void show(ScriptPreview preview) {
    script.set(preview.script());
    show(preview.problems());
  }

  private void show(List<Problem> problems) {
    wrong.forEach((field, words) ->
        words.set(
            problems.stream()
                .filter(p -> field.meant(p.field()))
                .map(Problem::message)
                .findFirst()
                .orElse("")));
    problem.set(
        problems.stream()
            .filter(p -> fields.keySet().stream().noneMatch(field -> field.meant(p.field())))
            .map(Problem::message)
            .findFirst()
            .orElse(""));
    obstacle.set(
        problems.isEmpty() ? "" : Texts.text("queue.obstacle", problems.getFirst().message()));
  }

  /** A call about clusters that answers with something. */
  @FunctionalInterface
  private interface Call<T> {
    T of(ClusterCalls calls) throws ServerException;
  }

  private <T> void ask(Call<T> call, Consumer<T> done, Consumer<Exception> failed) {
    hub.whenReady(client ->
        tasks.start(
            () -> call.of(client.clusters()),
            answer -> {
              problem.set("");
              done.accept(answer);
            },
            failure -> {
              log.warn("the cluster {} could not be asked", cluster.get(), failure);
              problem.set(
                  failure instanceof ServerException refused
                      ? refused.inWords()
                      : Texts.text("targets.broke"));
              failed.accept(failure);
            }));
  }
}

package org.drumlin.client.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.drumlin.client.task.TaskExecutor;
import org.drumlin.job.Target;
import org.drumlin.job.TargetList;
import org.drumlin.job.TargetList.Secrets;
import org.drumlin.remote.ServerClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The places where fits can run, as the hub knows them: asked for every few seconds, and when
 * somebody changed something. On the screen's thread.
 */
public final class TargetFeed {
  private static final Logger log = LoggerFactory.getLogger(TargetFeed.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final HubLink hub;
  private final TaskExecutor tasks;
  private final ObservableList<Target> targets = FXCollections.observableArrayList(Target.here(""));
  private final ObservableList<Target> readOnly = FXCollections.unmodifiableObservableList(targets);
  private final ReadOnlyObjectWrapper<Secrets> secrets =
      new ReadOnlyObjectWrapper<>(this, "secrets", Secrets.FILE);
  private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper(this, "known");

  public TargetFeed(HubLink hub, TaskExecutor tasks) {
    this.hub = hub;
    this.tasks = tasks;
    hub.whenReady(this::follow);
  }

  /** All places, this computer first. */
  public ObservableList<Target> targets() {
    return readOnly;
  }

  public Optional<Target> target(String name) {
    return targets.stream().filter(target -> target.name().equals(name)).findFirst();
  }

  /** Whether the hub has told its places; before, only this computer is among them. */
  public ReadOnlyBooleanProperty knownProperty() {
    return known.getReadOnlyProperty();
  }

  /** Where sign-ins are kept. */
  public ReadOnlyObjectProperty<Secrets> secretsProperty() {
    return secrets.getReadOnlyProperty();
  }

  /** Asks the hub now. */
  public void refresh() {
    hub.whenReady(this::ask);
  }

  private void follow(ServerClient client) {
    ask(client);
    tasks.later(PAUSE, () -> follow(client));
  }

  private void ask(ServerClient client) {
    tasks.start(
        () -> client.targets().list(), this::take, e -> log.debug("the places are not told", e));
  }

  private void take(TargetList list) {
    if (!List.copyOf(targets).equals(list.targets())) {
      targets.setAll(list.targets());
    }
    secrets.set(list.secrets());
    known.set(true);
  }
}

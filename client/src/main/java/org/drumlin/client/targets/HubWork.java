package org.drumlin.client.targets;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.control.Texts;
import org.drumlin.client.task.Running;
import org.drumlin.client.task.TaskExecutor;
import org.drumlin.remote.ClusterCalls;
import org.drumlin.remote.ServerClient;
import org.drumlin.remote.ServerException;
import org.drumlin.remote.TargetCalls;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls of the hub about places, one at a time: it says while one is under way, which can be given
 * up, and afterwards what went wrong.
 */
final class HubWork {
  private static final Logger log = LoggerFactory.getLogger(HubWork.class);

  private final HubLink hub;
  private final TaskExecutor tasks;
  private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper(this, "doing", "");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private @Nullable Running running;

  HubWork(HubLink hub, TaskExecutor tasks) {
    this.hub = hub;
    this.tasks = tasks;
    busy.bind(doing.isNotEmpty());
  }

  /** A call that answers with something. */
  @FunctionalInterface
  interface Call<T> {
    T of(TargetCalls calls) throws ServerException;
  }

  /** What is under way, in words; empty for nothing. */
  ReadOnlyStringProperty doingProperty() {
    return doing.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** What went wrong, in words; empty when nothing did. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  void say(String words) {
    problem.set(words);
  }

  /** A call about clusters that answers with something. */
  @FunctionalInterface
  interface ClusterCall<T> {
    T of(ClusterCalls calls) throws ServerException;
  }

  /**
   * Starts a call, unless another is under way or the hub is not there yet.
   *
   * @param words what is being done
   */
  <T> void start(String words, Call<T> call, Consumer<T> done) {
    begin(words, client -> call.of(client.targets()), done);
  }

  /** As {@link #start}, about clusters. */
  <T> void startAtCluster(String words, ClusterCall<T> call, Consumer<T> done) {
    begin(words, client -> call.of(client.clusters()), done);
  }

  /** What a client is asked. */
  @FunctionalInterface
  private interface ClientCall<T> {
    T of(ServerClient client) throws ServerException;
  }

  private <T> void begin(String words, ClientCall<T> call, Consumer<T> done) {
    if (busy.get() || !(hub.stateProperty().get() instanceof HubLink.State.Ready ready)) {
      return;
    }
    problem.set("");
    doing.set(words);
    running =
        tasks.start(
            () -> call.of(ready.client()),
            answer -> {
              doing.set("");
              done.accept(answer);
            },
            failure -> {
              doing.set("");
              problem.set(words(failure));
            });
  }

  /** Ends the call under way, if there is one. */
  void giveUp() {
    if (running != null) {
      running.cancel();
      running = null;
    }
    doing.set("");
    problem.set("");
  }

  /** Why a call failed, for a person. */
  static String words(Exception failure) {
    if (failure instanceof ServerException refused) {
      return refused.inWords();
    }
    log.error("a call about places broke", failure);
    return Texts.text("targets.broke");
  }
}

package org.drumlin.client.targets;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.control.Texts;
import org.drumlin.client.task.Running;
import org.drumlin.client.task.TaskExecutor;
import org.drumlin.remote.ClusterCalls;
import org.drumlin.remote.ConnectionReport;
import org.drumlin.remote.ConnectionReport.Step;
import org.drumlin.remote.LoginQuestion;
import org.drumlin.remote.ServerException;
import org.jspecify.annotations.Nullable;

/**
 * The connection to a cluster, step by step, and the questions that its login asks. What is typed
 * is handed through and never kept here.
 */
final class ConnectionViewModel {
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final HubLink hub;
  private final TaskExecutor tasks;
  private final Consumer<String> good;
  private final ObservableList<Step> steps = FXCollections.observableArrayList();
  private final ObservableList<Step> readOnly = FXCollections.unmodifiableObservableList(steps);
  private final ReadOnlyStringWrapper place = new ReadOnlyStringWrapper(this, "place", "");
  private final ReadOnlyObjectWrapper<@Nullable LoginQuestion> question =
      new ReadOnlyObjectWrapper<>(this, "question");
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
  private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper(this, "outcome", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private String answered = "";
  private @Nullable Running next;
  private int round;

  /**
   * @param good hears the name of the place once a test went well
   */
  ConnectionViewModel(HubLink hub, TaskExecutor tasks, Consumer<String> good) {
    this.hub = hub;
    this.tasks = tasks;
    this.good = good;
  }

  /** The steps in order, each with what was seen and what to do. */
  ObservableList<Step> steps() {
    return readOnly;
  }

  /** Name of the place. */
  ReadOnlyStringProperty placeProperty() {
    return place.getReadOnlyProperty();
  }

  /** What a person has to answer; null for nothing. */
  ReadOnlyObjectProperty<@Nullable LoginQuestion> questionProperty() {
    return question.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** How the test ended, in words; empty while it has not. */
  ReadOnlyStringProperty outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /** Why the hub could not be asked; empty for nothing. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Begins to test that place. */
  void begin(String name) {
    leave();
    place.set(name);
    steps.clear();
    outcome.set("");
    again();
  }

  /** Tests the same place once more. */
  void again() {
    if (running.get()) {
      return;
    }
    problem.set("");
    outcome.set("");
    running.set(true);
    int now = ++round;
    ask(
        calls -> {
          calls.test(place.get());
          return calls.report(place.get());
        },
        report -> take(now, report));
  }

  /** The person looks elsewhere: a question that nobody will answer is given up. */
  void leave() {
    if (next != null) {
      next.cancel();
      next = null;
    }
    var open = question.get();
    round++;
    running.set(false);
    if (open != null) {
      question.set(null);
      String name = place.get();
      ask(
          calls -> {
            calls.cancel(name, open);
            return name;
          },
          done -> {});
    }
  }

  /** Says whether the host key shown is the right one. */
  void trust(boolean yes) {
    if (question.get() instanceof LoginQuestion.HostKey key) {
      answer(key, (calls, name) -> calls.trust(name, key, yes));
    }
  }

  /**
   * Hands over what was typed.
   *
   * @param keep whether the keychain is to keep it
   */
  void answer(List<String> typed, boolean keep) {
    if (question.get() instanceof LoginQuestion.Typed asked) {
      answer(asked, (calls, name) -> calls.answer(name, asked, typed, keep));
    }
  }

  /** Gives the login up. */
  void cancel() {
    var open = question.get();
    if (open != null) {
      answer(open, (calls, name) -> calls.cancel(name, open));
    }
  }

  /** A way to answer. */
  @FunctionalInterface
  private interface Answer {
    void send(ClusterCalls calls, String name) throws ServerException;
  }

  private void answer(LoginQuestion open, Answer answer) {
    answered = open.id();
    question.set(null);
    String name = place.get();
    ask(
        calls -> {
          answer.send(calls, name);
          return name;
        },
        done -> {});
  }

  private void take(int of, ConnectionReport report) {
    if (of != round) {
      return;
    }
    show(report.steps());
    var open = report.question().filter(q -> !q.id().equals(answered)).orElse(null);
    if (!Objects.equals(open, question.get())) {
      question.set(open);
    }
    if (!report.done()) {
      next = tasks.later(PAUSE, () -> follow(of));
      return;
    }
    running.set(false);
    outcome.set(Texts.text(report.good() ? "connection.good" : "connection.bad", place.get()));
    if (report.good()) {
      good.accept(place.get());
    }
  }

  private void follow(int of) {
    ask(calls -> calls.report(place.get()), report -> take(of, report));
  }

  /** Leaves the steps alone that are as they were. */
  private void show(List<Step> fresh) {
    for (int i = 0; i < fresh.size(); i++) {
      if (i >= steps.size()) {
        steps.add(fresh.get(i));
      } else if (!steps.get(i).equals(fresh.get(i))) {
        steps.set(i, fresh.get(i));
      }
    }
    if (steps.size() > fresh.size()) {
      steps.remove(fresh.size(), steps.size());
    }
  }

  private <T> void ask(HubWork.ClusterCall<T> call, Consumer<T> done) {
    hub.whenReady(client ->
        tasks.start(
            () -> call.of(client.clusters()),
            done,
            failure -> {
              running.set(false);
              problem.set(HubWork.words(failure));
            }));
  }
}

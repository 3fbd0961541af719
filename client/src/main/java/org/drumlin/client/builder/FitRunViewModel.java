package org.drumlin.client.builder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.api.JobPlace;
import org.drumlin.client.control.Numbers;
import org.drumlin.client.control.Texts;
import org.drumlin.client.task.TaskExecutor;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.job.Contact;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.job.Submission;
import org.drumlin.remote.ServerClient;
import org.drumlin.remote.ServerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The builder's own fit: handed in, followed to its end, its values fetched. */
final class FitRunViewModel {
  private static final Logger log = LoggerFactory.getLogger(FitRunViewModel.class);

  private final HubLink hub;
  private final JobFeed feed;
  private final TaskExecutor tasks;
  private final ReadOnlyStringWrapper jobId = new ReadOnlyStringWrapper(this, "jobId", "");
  private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper(this, "sending");
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
  private final ReadOnlyStringWrapper waiting = new ReadOnlyStringWrapper(this, "waiting", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyStringWrapper device = new ReadOnlyStringWrapper(this, "device", "");
  private final ReadOnlyObjectWrapper<FittedValues> fitted =
      new ReadOnlyObjectWrapper<>(this, "fitted", FittedValues.NONE);

  FitRunViewModel(HubLink hub, JobFeed feed, TaskExecutor tasks) {
    this.hub = hub;
    this.feed = feed;
    this.tasks = tasks;
    feed.jobs().addListener((ListChangeListener<Job>) change -> follow());
  }

  /** The job of the last fit; empty before the first. */
  ReadOnlyStringProperty jobIdProperty() {
    return jobId.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty sendingProperty() {
    return sending.getReadOnlyProperty();
  }

  /** Whether the fit is being handed in or under way. */
  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** How the last fit ended, in words; empty while there is nothing to say. */
  ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Why a fit could not be started, or failed. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What computed the last fit, in words; empty while that is not known. */
  ReadOnlyStringProperty deviceProperty() {
    return device.getReadOnlyProperty();
  }

  /** What the last fit found. */
  ReadOnlyObjectProperty<FittedValues> fittedProperty() {
    return fitted.getReadOnlyProperty();
  }

  /** Why the fit waits for another computer; empty while it does not. */
  ReadOnlyStringProperty waitingProperty() {
    return waiting.getReadOnlyProperty();
  }

  /**
   * Hands the draft in.
   *
   * @param target where it is to run
   * @param queue what is asked of a cluster's queue; empty for another place
   */
  void submit(Draft draft, String target, Optional<ObjectNode> queue) {
    if (running.get() || !(hub.stateProperty().get() instanceof HubLink.State.Ready ready)) {
      return;
    }
    running.set(true);
    sending.set(true);
    message.set("");
    problem.set("");
    fitted.set(FittedValues.NONE);
    device.set("");
    jobId.set("");
    String key = UUID.randomUUID().toString();
    tasks.start(
        () -> send(ready.client(), draft, target, queue, key),
        job -> {
          sending.set(false);
          jobId.set(job.id());
          feed.put(job);
          follow();
        },
        failure -> {
          sending.set(false);
          running.set(false);
          problem.set(words(failure));
        });
  }

  private static Job send(
      ServerClient client, Draft draft, String target, Optional<ObjectNode> queue, String key)
      throws ServerException, IOException {
    FitDocument document = draft.document();
    var files = new LinkedHashMap<String, String>();
    for (var entry : document.datasets()) {
      Path file = draft.files().get(entry.id());
      if (file != null) {
        files.put(entry.file(), client.upload(file));
      }
    }
    Path start = draft.files().get(Draft.START);
    if (document.start().isPresent() && start != null) {
      files.put(document.start().get().file(), client.upload(start));
    }
    return client.submit(
        new Submission(Json.readObject(FitDocuments.write(document)), files, target, 0, queue),
        key);
  }

  /** Ends the fit now and keeps what is there. */
  void stop() {
    String id = jobId.get();
    hub.whenReady(client ->
        tasks.start(() -> client.stop(id), feed::put, failure -> problem.set(words(failure))));
  }

  private void follow() {
    if (!running.get() || sending.get() || jobId.get().isEmpty()) {
      return;
    }
    feed.job(jobId.get())
        .ifPresent(job -> {
          waiting.set(waits(job));
          if (job.state().ended()) {
            ended(job);
          }
        });
  }

  /** A fit for another computer that has not begun there: what is heard of it, or why it waits. */
  private static String waits(Job job) {
    if (job.started().isPresent() || job.state().ended()) {
      return "";
    }
    if (job.contact().isPresent()) {
      var kind = job.contact().get().kind();
      return Texts.text(
          kind == Contact.Kind.NEEDS_LOGIN ? "run.waits.login" : "run.waits", job.target());
    }
    return JobPlace.elsewhere(job) && !job.message().isBlank()
        ? Texts.text("run.queued", job.target(), job.message())
        : "";
  }

  private void ended(Job job) {
    running.set(false);
    if (job.state() == JobState.FAILED) {
      problem.set(Texts.text("fit.failed", job.message()));
      return;
    }
    String state = Texts.text("state." + job.state().wire());
    message.set(
        job.chisq()
            .map(c -> Texts.text("fit.ended.chisq", state, Numbers.brief(c)))
            .orElse(Texts.text("fit.ended", state)));
    hub.whenReady(client ->
        tasks.start(
            () -> client.result(job.id()),
            result -> result.ifPresent(r -> take(job.id(), r)),
            failure -> log.warn("the result of {} cannot be read", job.id(), failure)));
  }

  private void take(String id, JsonNode result) {
    if (!id.equals(jobId.get())) {
      return;
    }
    fitted.set(FittedValues.of(result));
    JsonNode run = result.path("run");
    if (run.path("device").isTextual()) {
      device.set(
          Texts.text(
              "device.fit",
              run.path("engine").asText(),
              run.path("device").asText(),
              run.path("precision").asText()));
    }
    if (result.path("chisq").isNumber()) {
      message.set(
          Texts.text(
              "fit.ended.chisq", ended(result), Numbers.brief(result.path("chisq").asDouble())));
    }
  }

  /** How it ended, and whether it converged where the result says so. */
  private static String ended(JsonNode result) {
    var words = new StringBuilder(Texts.text("state." + result.path("status").asText("finished")));
    if (result.path("converged").isBoolean()) {
      boolean converged = result.path("converged").asBoolean();
      words.append(", ").append(Texts.text(converged ? "ended.converged" : "ended.not"));
    }
    String how = "ended." + result.path("ended").asText();
    if (Texts.has(how)) {
      words.append(" (").append(Texts.text(how)).append(")");
    }
    return words.toString();
  }

  private static String words(Exception failure) {
    if (failure instanceof ServerException refused) {
      return refused.inWords();
    }
    log.error("the fit could not be handed in", failure);
    return failure instanceof IOException && failure.getMessage() != null
        ? Texts.text("fit.file", failure.getMessage())
        : Texts.text("fit.broke");
  }
}

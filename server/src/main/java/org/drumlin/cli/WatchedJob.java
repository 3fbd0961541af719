package org.drumlin.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.FitResults;
import org.drumlin.job.Exit;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.job.Progress;
import org.drumlin.job.ProgressLine;
import org.drumlin.job.RunInfo;
import org.drumlin.remote.ServerException;
import org.drumlin.remote.Subscription;
import picocli.CommandLine.Model.CommandSpec;

/** A job on a server, followed from here. A network that fails costs only time. */
final class WatchedJob {
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final CommandSpec spec;
  private final boolean json;
  private final ProgressDisplay display;
  private String last = "";

  /**
   * @param json one object instead of the table
   */
  WatchedJob(CommandSpec spec, boolean json) {
    this.spec = spec;
    this.json = json;
    this.display = ProgressDisplay.onStandardError(json);
  }

  /** Follows it to its end and prints its table; the exit code. */
  int toEnd(Servers.Found found) throws ServerException, CliException, InterruptedException {
    Thread signal = new Thread(() -> onSignal(found.job().id()), "signal");
    Runtime.getRuntime().addShutdownHook(signal);
    Job job;
    try {
      job = follow(found);
    } finally {
      Runtime.getRuntime().removeShutdownHook(signal);
    }
    display.finish();
    return told(found, job);
  }

  private void onSignal(String id) {
    display.note(
        "the job goes on; drumlin watch " + id + " follows it again, drumlin stop ends it");
  }

  private Job follow(Servers.Found found) throws ServerException, InterruptedException {
    Job job = found.job();
    BlockingQueue<JobEvent> events = new LinkedBlockingQueue<>();
    try (Subscription stream = found.server().events(job.id(), events::add)) {
      while (!job.state().ended()) {
        JobEvent event = events.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        job = event == null ? asked(found, job) : heard(event, job);
        waits(job);
      }
    }
    return job;
  }

  private Job heard(JobEvent event, Job before) {
    switch (event.type()) {
      case PROGRESS -> display.show(new ProgressLine.Report(Progress.fromJson(event.data())));
      case LOG ->
          display.show(new ProgressLine.Log(event.seq(), 0, event.data().path("text").asText("")));
      case RESULT -> {}
      case STATE, SNAPSHOT -> {
        try {
          return Job.fromJson(event.data());
        } catch (IOException e) {
          display.note("the server tells of the job in a way this version does not know");
        }
      }
    }
    return before;
  }

  /** Nothing was heard for a while. */
  private Job asked(Servers.Found found, Job before) throws ServerException {
    try {
      return found.server().job(before.id());
    } catch (ServerException e) {
      if (!e.passing()) {
        throw e;
      }
      note(e.inWords() + " It is tried again; the job goes on there.");
      return before;
    }
  }

  private void waits(Job job) {
    if (job.state() == JobState.QUEUED) {
      note(job.message().isEmpty() ? "waits for its turn" : job.message());
    }
  }

  private void note(String text) {
    if (!text.equals(last)) {
      last = text;
      display.note(text);
    }
  }

  private int told(Servers.Found found, Job job) throws ServerException, CliException {
    if (job.state() == JobState.FAILED || job.state() == JobState.CANCELLED) {
      if (json) {
        print(
            Json.line(
                Json.object().put("status", job.state().wire()).put("reason", job.message())));
      }
      throw new CliException(
          job.message().isEmpty() ? "the job was " + job.state().wire() : job.message());
    }
    Optional<ObjectNode> answer = found.server().result(job.id());
    if (answer.isEmpty()) {
      throw new CliException("the job has ended, but its result is not there; look at it again");
    }
    ObjectNode whole = answer.orElseThrow();
    try {
      RunInfo run =
          RunInfo.fromJson(whole.remove("run") instanceof ObjectNode node ? node : Json.object());
      FitResult result = FitResults.read(Json.pretty(whole));
      print(
          json
              ? Json.line(FitSummary.of(result, run).put("job", job.id()))
              : new ResultTable(result, run).text());
    } catch (IOException e) {
      throw new CliException("the result cannot be read by this version: " + e.getMessage());
    }
    if (!json) {
      print("Files: drumlin fetch " + job.id());
    }
    return job.state() == JobState.STOPPED ? Exit.Status.STOPPED.code() : 0;
  }

  private void print(String text) {
    spec.commandLine().getOut().println(text);
    spec.commandLine().getOut().flush();
  }
}

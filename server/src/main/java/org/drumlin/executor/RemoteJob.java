package org.drumlin.executor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.drumlin.job.AttemptFolder;
import org.drumlin.job.Contact;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobFolder;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.job.Progress;
import org.drumlin.job.QueueFile;
import org.drumlin.job.RemoteRecord;
import org.drumlin.job.Submission;
import org.drumlin.remote.ServerClient;
import org.drumlin.remote.ServerException;
import org.drumlin.store.FolderTree;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job of this hub that a server computes: handed in there once, however often that has to be
 * tried, and what the server says of it said here, under this hub's lease. For one thread.
 */
final class RemoteJob implements SiteJob {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteJob.class);
  private static final Duration BETWEEN_PARTIALS = Duration.ofSeconds(2);

  private final HeldJob held;
  private final JobFolder folder;
  private final AttemptFolder attempt;
  private final String target;
  private RemoteRecord record;
  private boolean stopSent;
  private boolean lookDue = true;
  private boolean partialDue;
  private long partialFetched;
  private Optional<Job> ended = Optional.empty();
  private String said;

  RemoteJob(HeldJob held, String target) throws IOException {
    this.held = held;
    this.folder = held.folder();
    this.attempt = held.attempt();
    this.target = target;
    this.record = RemoteRecord.read(folder).orElse(RemoteRecord.waiting(target, 0));
    this.said = held.told();
  }

  @Override
  public HeldJob held() {
    return held;
  }

  /** Its id at the server; empty before. */
  String idThere() {
    return record.job();
  }

  String user() {
    return record.user();
  }

  /** Asks the server for the whole of it at the next turn. */
  void lookAgain() {
    lookDue = true;
  }

  /** Does what is due at the server; what it throws is no fault of the job. */
  void advance(ServerClient server, String user) throws ServerException, IOException {
    try {
      if (record.job().isEmpty()) {
        begin(server, user);
      }
      if (!held.over() && held.stopWished() && !stopSent && ended.isEmpty()) {
        apply(server.stop(record.job()));
        stopSent = true;
      }
      if (!held.over() && lookDue && ended.isEmpty()) {
        apply(server.job(record.job()));
        lookDue = false;
      }
      if (!held.over() && partialDue && ended.isEmpty()) {
        partial(server);
      }
      if (!held.over() && ended.isPresent()) {
        collect(server, ended.orElseThrow());
      }
      if (!held.over()) {
        held.say(said, Optional.empty());
      }
    } catch (ServerException e) {
      refused(e);
    }
  }

  /** What the server has answered about this job for good; all else is passed on. */
  private void refused(ServerException e) throws ServerException {
    if (e.passing() || e.needsLogin() || e.status() == 403) {
      throw e;
    }
    if (e.notFound() && !record.job().isEmpty()) {
      end(
          JobState.FAILED,
          "The server "
              + target
              + " does not have this fit any more (it was job "
              + record.job()
              + " there); it may have been deleted there. Run it again.");
    } else {
      end(JobState.FAILED, "The server " + target + " does not take this fit: " + e.inWords());
    }
  }

  private void begin(ServerClient server, String user) throws ServerException, IOException {
    if (held.stopWished() && !record.tried()) {
      end(JobState.CANCELLED, "cancelled before it was handed in to " + target);
      return;
    }
    Map<String, String> files = new LinkedHashMap<>();
    for (String name : FolderTree.names(folder.data())) {
      files.put(name, server.upload(folder.dataFile(name)));
    }
    record = record.sending(user);
    record.write(folder);
    ObjectNode document = Json.readObject(Files.readAllBytes(folder.document()));
    Submission wish =
        new Submission(document, files, Job.HERE, record.priority(), QueueFile.read(folder));
    Job there = server.submit(wish, held.id());
    record = record.known(there.id());
    record.write(folder);
    LOG.info("job {}: {} has it as {}", held.id(), target, there.id());
    apply(there);
  }

  /** What the server says has happened to it. */
  void heard(JobEvent event) throws IOException {
    switch (event.type()) {
      case STATE, SNAPSHOT -> apply(Job.fromJson(event.data()));
      case PROGRESS -> held.progress(Progress.fromJson(event.data()));
      case RESULT -> partialDue |= !event.data().path("final").asBoolean();
      case LOG -> held.log(event.data().path("text").asText(""));
    }
  }

  private void apply(Job there) {
    if (held.over()) {
      return;
    }
    if (there.state().ended()) {
      ended = Optional.of(there);
      return;
    }
    if (there.state() == JobState.RUNNING || there.state() == JobState.STOPPING) {
      held.started();
    }
    said =
        switch (there.state()) {
          case QUEUED -> "Waits for its turn on " + target + "." + after(there.message());
          case STARTING -> "Starts on " + target + ".";
          default -> there.message();
        };
    there.progress().ifPresent(held::progress);
  }

  private static String after(String message) {
    return message.isEmpty() ? "" : " " + message;
  }

  private void partial(ServerClient server) throws ServerException, IOException {
    long now = System.nanoTime();
    if (partialFetched != 0 && now - partialFetched < BETWEEN_PARTIALS.toNanos()) {
      return;
    }
    partialFetched = now;
    partialDue = false;
    Optional<ObjectNode> result = server.result(record.job());
    if (result.isPresent()) {
      attempt.create();
      attempt.writePartial(Json.pretty(result.orElseThrow()));
      held.partial();
    }
  }

  private void collect(ServerClient server, Job there) throws ServerException, IOException {
    if (new RemoteResults(server, attempt).fetch(there)) {
      held.end(there.state(), there.message(), there.chisq());
    } else {
      // It is moved there in a moment: the server has stored the end, not moved the files up yet.
      said = "It has ended on " + target + "; its results are not ready there yet.";
    }
  }

  /** Whether results are waited for, so that the next look should come soon. */
  boolean ending() {
    return !held.over() && ended.isPresent();
  }

  private void end(JobState state, String message) {
    held.end(state, message, Optional.empty());
  }

  /** The server is not heard of: beside the state, which stays. */
  void unheard(Contact why) {
    if (!held.over()) {
      String words = record.job().isEmpty() ? "Waits to be handed in to " + target + "." : said;
      held.say(words, Optional.of(why));
    }
  }
}

package org.drumlin.executor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.drumlin.job.AttemptFolder;
import org.drumlin.job.Contact;
import org.drumlin.job.Exit;
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
import org.drumlin.store.Claim;
import org.drumlin.store.Ending;
import org.drumlin.store.FolderTree;
import org.drumlin.store.JobStore;
import org.drumlin.store.Lease;
import org.drumlin.store.Written;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job of this hub that a server computes: handed in there once, however often that has to be
 * tried, and what the server says of it said here, under this hub's lease. For one thread.
 */
final class RemoteJob {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteJob.class);
  private static final Duration BETWEEN_PARTIALS = Duration.ofSeconds(2);

  private final JobStore store;
  private final JobFolder folder;
  private final AttemptFolder attempt;
  private final String target;
  private RemoteRecord record;
  private Lease lease;
  private boolean over;
  private boolean stopWished;
  private boolean stopSent;
  private boolean lookDue = true;
  private boolean partialDue;
  private long partialFetched;
  private Optional<Job> ended = Optional.empty();
  private String said;
  private String told;
  private Optional<Contact> contact;
  private boolean running;
  private Optional<Progress> last = Optional.empty();

  RemoteJob(JobStore store, JobFolder folder, Claim claim, String target) throws IOException {
    this.store = store;
    this.folder = folder;
    this.lease = claim.lease();
    this.attempt = folder.attempt(lease.attempt());
    this.target = target;
    this.record = RemoteRecord.read(folder).orElse(RemoteRecord.waiting(target, 0));
    this.said = claim.job().message();
    this.told = said;
    this.contact = claim.job().contact();
    noticed(claim.job());
  }

  String id() {
    return lease.jobId();
  }

  Lease lease() {
    return lease;
  }

  /** Its id at the server; empty before. */
  String idThere() {
    return record.job();
  }

  String user() {
    return record.user();
  }

  /** Whether there is nothing more to do for it here. */
  boolean over() {
    return over;
  }

  /** Taken up again under a new lease. */
  void under(Claim claim) {
    lease = claim.lease();
    noticed(claim.job());
  }

  /** The lease is another's. */
  void lost() {
    LOG.warn("job {}: the lease is lost; left to its new holder", id());
    over = true;
  }

  /** The hub's job as its store has it. */
  void noticed(Job here) {
    stopWished |= here.state() == JobState.STOPPING;
    over |= here.state().ended();
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
      if (!over && stopWished && !stopSent && ended.isEmpty()) {
        apply(server.stop(record.job()));
        stopSent = true;
      }
      if (!over && lookDue && ended.isEmpty()) {
        apply(server.job(record.job()));
        lookDue = false;
      }
      if (!over && partialDue && ended.isEmpty()) {
        partial(server);
      }
      if (!over && ended.isPresent()) {
        collect(server, ended.orElseThrow());
      }
      if (!over) {
        say(said, Optional.empty());
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
    if (stopWished && !record.tried()) {
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
    Job there = server.submit(wish, id());
    record = record.known(there.id());
    record.write(folder);
    LOG.info("job {}: {} has it as {}", id(), target, there.id());
    apply(there);
  }

  /** What the server says has happened to it. */
  void heard(JobEvent event) throws IOException {
    switch (event.type()) {
      case STATE, SNAPSHOT -> apply(Job.fromJson(event.data()));
      case PROGRESS -> progress(Progress.fromJson(event.data()));
      case RESULT -> partialDue |= !event.data().path("final").asBoolean();
      case LOG -> written(store.log(lease, event.data().path("text").asText("")));
    }
  }

  private void apply(Job there) {
    if (over) {
      return;
    }
    if (there.state().ended()) {
      ended = Optional.of(there);
      return;
    }
    if (there.state() == JobState.RUNNING || there.state() == JobState.STOPPING) {
      started();
    }
    said =
        switch (there.state()) {
          case QUEUED -> "Waits for its turn on " + target + "." + after(there.message());
          case STARTING -> "Starts on " + target + ".";
          default -> there.message();
        };
    there.progress().ifPresent(this::progress);
  }

  private static String after(String message) {
    return message.isEmpty() ? "" : " " + message;
  }

  /** A look at the job tells the last one again. */
  private void progress(Progress progress) {
    if (!last.filter(progress::equals).isPresent()) {
      last = Optional.of(progress);
      started();
      written(store.progress(lease, progress));
    }
  }

  private void started() {
    if (!running) {
      running = true;
      written(store.running(lease));
    }
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
      written(store.partialResult(lease));
    }
  }

  private void collect(ServerClient server, Job there) throws ServerException, IOException {
    if (new RemoteResults(server, attempt).fetch(there)) {
      end(there.state(), there.message(), there.chisq());
    } else {
      // It is moved there in a moment: the server has stored the end, not moved the files up yet.
      said = "It has ended on " + target + "; its results are not ready there yet.";
    }
  }

  /** Whether results are waited for, so that the next look should come soon. */
  boolean ending() {
    return !over && ended.isPresent();
  }

  /** Ends it without results. */
  void end(JobState state, String message) {
    end(state, message, Optional.empty());
  }

  private void end(JobState state, String message, Optional<Double> chisq) {
    try {
      attempt.create();
      exit(state, message);
      if (store.publish(lease, new Ending(state, message, chisq)) != Written.STALE) {
        folder.publish(lease.attempt());
      }
      over = true;
    } catch (IOException e) {
      LOG.error("job {}: its end cannot be written; tried again", id(), e);
    }
  }

  private void exit(JobState state, String message) throws IOException {
    for (Exit.Status status : Exit.Status.values()) {
      if (status.state() == state) {
        attempt.writeExit(Exit.of(lease.attempt(), status, message, Instant.now()));
      }
    }
    Path partial = attempt.partial();
    if (Files.exists(attempt.result())) {
      Files.deleteIfExists(partial);
    }
  }

  /** The server is not heard of: beside the state, which stays. */
  void unheard(Contact why) {
    if (!over) {
      String words = record.job().isEmpty() ? "Waits to be handed in to " + target + "." : said;
      say(words, Optional.of(why));
    }
  }

  /** Writes only what is new: each remark is an event for everybody who listens. */
  private void say(String message, Optional<Contact> now) {
    boolean same =
        message.equals(told)
            && contact.map(Contact::kind).equals(now.map(Contact::kind))
            && contact.map(Contact::message).equals(now.map(Contact::message));
    if (!same) {
      told = message;
      contact = now;
      written(store.remark(lease, message, now));
    }
  }

  private void written(Written written) {
    if (written == Written.STALE) {
      lost();
    }
  }
}

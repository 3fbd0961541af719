package org.drumlin.executor;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import org.drumlin.job.AttemptFolder;
import org.drumlin.job.Contact;
import org.drumlin.job.Exit;
import org.drumlin.job.Job;
import org.drumlin.job.JobFolder;
import org.drumlin.job.JobState;
import org.drumlin.job.Progress;
import org.drumlin.store.Claim;
import org.drumlin.store.Ending;
import org.drumlin.store.JobStore;
import org.drumlin.store.Lease;
import org.drumlin.store.Written;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub's side of a job that another place computes: what was claimed under a lease, and what is
 * said of it in the store, each thing once. For one thread.
 */
final class HeldJob {
  private static final Logger LOG = LoggerFactory.getLogger(HeldJob.class);

  private final JobStore store;
  private final JobFolder folder;
  private final AttemptFolder attempt;
  private Lease lease;
  private boolean over;
  private boolean stopWished;
  private String told;
  private Optional<Contact> contact;
  private boolean running;
  private Optional<Progress> last = Optional.empty();

  HeldJob(JobStore store, JobFolder folder, Claim claim) {
    this.store = store;
    this.folder = folder;
    this.lease = claim.lease();
    this.attempt = folder.attempt(lease.attempt());
    this.told = claim.job().message();
    this.contact = claim.job().contact();
    noticed(claim.job());
  }

  String id() {
    return lease.jobId();
  }

  Lease lease() {
    return lease;
  }

  JobFolder folder() {
    return folder;
  }

  AttemptFolder attempt() {
    return attempt;
  }

  /** What was said of it last. */
  String told() {
    return told;
  }

  /** Whether there is nothing more to do for it here. */
  boolean over() {
    return over;
  }

  /** Whether its user wants it ended. */
  boolean stopWished() {
    return stopWished;
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

  /** A look at the job tells the last one again. */
  void progress(Progress progress) {
    if (!last.filter(progress::equals).isPresent()) {
      last = Optional.of(progress);
      started();
      written(store.progress(lease, progress));
    }
  }

  /** It is being computed. */
  void started() {
    if (!running) {
      running = true;
      written(store.running(lease));
    }
  }

  void log(String text) {
    written(store.log(lease, text));
  }

  /** There is a new one in the attempt's folder. */
  void partial() {
    written(store.partialResult(lease));
  }

  /** Ends it; what its attempt's folder holds is its result. */
  void end(JobState state, String message, Optional<Double> chisq) {
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
    if (Files.exists(attempt.result())) {
      Files.deleteIfExists(attempt.partial());
    }
  }

  /** What computed it is gone: its next attempt is claimed anew. */
  void again(String reason) {
    LOG.warn("job {} attempt {}: {}", id(), lease.attempt(), reason);
    store.requeue(lease, reason);
    over = true;
  }

  /** Writes only what is new: each remark is an event for everybody who listens. */
  void say(String message, Optional<Contact> now) {
    boolean same =
        message.equals(told)
            && contact.map(Contact::kind).equals(now.map(Contact::kind))
            && contact.map(Contact::message).equals(now.map(Contact::message));
    if (!same && !over) {
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

package org.drumlin.executor;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.SplittableRandom;
import org.drumlin.job.Contact;
import org.drumlin.job.Target;
import org.drumlin.remote.ServerException;
import org.drumlin.remote.TargetException;
import org.drumlin.remote.Targets;
import org.drumlin.store.Claim;
import org.drumlin.store.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One server and this hub's jobs there, followed by its stream of events. */
final class RemoteSite extends Site<RemoteJob> {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteSite.class);
  private static final Duration GREETING = Duration.ofMinutes(5);

  private final Targets targets;
  private final RemoteStream stream;
  private final RemoteDeletions deletions;
  private final Backoff backoff = new Backoff(new SplittableRandom());
  private Optional<Long> asked = Optional.empty();

  RemoteSite(String name, JobStore store, JobFolders folders, Targets targets, String worker) {
    super(name, store, folders, worker);
    this.targets = targets;
    this.stream = new RemoteStream(jobs, inbox);
    this.deletions = new RemoteDeletions(name, targets);
  }

  @Override
  void woken() {
    backoff.reset();
    asked = Optional.empty();
    stream.close();
    jobs.values().forEach(RemoteJob::lookAgain);
  }

  @Override
  RemoteJob job(Claim claim) throws IOException {
    return new RemoteJob(new HeldJob(store, folders.of(claim.lease().jobId()), claim), name);
  }

  @Override
  void closed() {
    stream.close();
  }

  @Override
  void work() {
    if (backoff.due(System.nanoTime())) {
      atTheServer();
    }
  }

  /** From and to the server. */
  private void atTheServer() {
    try {
      Target told = targets.told(name);
      greet(told);
      if (jobs.isEmpty()) {
        stream.close();
      } else {
        stream.keep(targets.client(name));
        advance(told.user());
      }
      deletions.work();
    } catch (ServerException e) {
      trouble(e);
    } catch (TargetException e) {
      LOG.debug("target {} was removed", name, e);
    } catch (IOException e) {
      LOG.error("target {}: files here cannot be read or written; tried again", name, e);
      backoff.failed(System.nanoTime());
    }
  }

  /** How it stands, for the list of targets, while there is no job. */
  private void greet(Target told) throws TargetException, ServerException, IOException {
    long now = System.nanoTime();
    boolean due = asked.isEmpty() || now - asked.orElseThrow() >= GREETING.toNanos();
    if (due && jobs.isEmpty() && !told.user().isEmpty()) {
      targets.client(name).info();
      targets.heard(name);
      asked = Optional.of(now);
      backoff.reset();
    }
  }

  private void advance(String user) throws TargetException, ServerException, IOException {
    Optional<ServerException> one = Optional.empty();
    for (RemoteJob job : new ArrayList<>(jobs.values())) {
      if (another(user, job)) {
        continue;
      }
      try {
        job.advance(targets.client(name), user);
      } catch (ServerException e) {
        if (e.status() == 0 || e.needsLogin()) {
          throw e;
        }
        // The server answers, only not about this: the others go on.
        job.unheard(contact(e));
        job.lookAgain();
        one = Optional.of(e);
      }
    }
    if (one.isPresent()) {
      targets.unheard(name, one.orElseThrow(), "");
      backoff.failed(System.nanoTime());
    } else if (targets.told(name).state() != Target.State.OK) {
      targets.heard(name);
      backoff.reset();
    }
  }

  /** Another user's token would only learn that there is no such job. */
  private boolean another(String user, RemoteJob job) {
    boolean another = !user.isEmpty() && !job.user().isEmpty() && !user.equals(job.user());
    if (another) {
      String words = "It was handed in as " + job.user() + ": sign in to " + name + " so.";
      job.unheard(new Contact(Contact.Kind.NEEDS_LOGIN, Instant.now(), words));
    }
    return another;
  }

  private void trouble(ServerException e) {
    LOG.info("target {}: {}", name, e.getMessage());
    stream.close();
    asked = Optional.empty();
    Duration wait = backoff.failed(System.nanoTime());
    String next =
        e.needsLogin() || e.certificate().isPresent()
            ? ""
            : "Tried again in " + Math.max(1, wait.toSeconds()) + " s.";
    try {
      targets.unheard(name, e, next);
    } catch (TargetException | IOException gone) {
      LOG.debug("target {} was removed", name, gone);
    }
    Contact contact = contact(e);
    for (RemoteJob job : jobs.values()) {
      job.unheard(contact);
      job.lookAgain();
    }
  }

  private Contact contact(ServerException e) {
    Instant since = Instant.now();
    try {
      since = targets.told(name).since().orElse(since);
    } catch (TargetException | IOException gone) {
      LOG.debug("target {} was removed", name, gone);
    }
    boolean login = e.needsLogin() || e.status() == 403;
    return new Contact(login ? Contact.Kind.NEEDS_LOGIN : Contact.Kind.STALE, since, e.inWords());
  }
}

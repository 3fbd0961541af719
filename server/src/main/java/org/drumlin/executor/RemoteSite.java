package org.drumlin.executor;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.drumlin.job.Contact;
import org.drumlin.job.JobState;
import org.drumlin.job.Target;
import org.drumlin.remote.ServerException;
import org.drumlin.remote.TargetException;
import org.drumlin.remote.Targets;
import org.drumlin.store.Claim;
import org.drumlin.store.JobStore;
import org.drumlin.store.Lease;
import org.drumlin.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One server and this hub's jobs there, on one thread: what comes from the store, from the server's
 * stream of events and from its user is done in turn, so that nothing here is shared.
 */
final class RemoteSite {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteSite.class);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration GREETING = Duration.ofMinutes(5);
  private static final Duration TAKE_OVER = Duration.ofSeconds(20);

  private final String name;
  private final JobStore store;
  private final JobFolders folders;
  private final Targets targets;
  private final String worker;
  private final Map<String, RemoteJob> jobs = new LinkedHashMap<>();
  private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private final RemoteStream stream;
  private final RemoteDeletions deletions;
  private final Backoff backoff = new Backoff(new SplittableRandom());
  private final Thread thread;
  private volatile List<Lease> leases = List.of();
  private volatile boolean leaving;
  private volatile boolean gone;
  private long seen = -1;
  private Optional<Long> tookOver = Optional.empty();
  private Optional<Long> asked = Optional.empty();

  RemoteSite(String name, JobStore store, JobFolders folders, Targets targets, String worker) {
    this.name = name;
    this.store = store;
    this.folders = folders;
    this.targets = targets;
    this.worker = worker;
    this.stream = new RemoteStream(jobs, inbox);
    this.deletions = new RemoteDeletions(name, targets);
    this.thread = Thread.ofPlatform().name("remote-" + name).daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Its user did something about it: tried at once. */
  void wake() {
    inbox.add(() -> {
      backoff.reset();
      asked = Optional.empty();
      stream.close();
      jobs.values().forEach(RemoteJob::lookAgain);
    });
  }

  /** It is no target any more: what has not ended is given up, and then this ends. */
  void giveUp() {
    gone = true;
  }

  boolean ended() {
    return !thread.isAlive();
  }

  /** Of the jobs at work, to be kept up by another thread: this one may wait for the server. */
  List<Lease> leases() {
    return leases;
  }

  /** That lease could not be kept up. */
  void lost(Lease lease) {
    inbox.add(() -> {
      RemoteJob job = jobs.get(lease.jobId());
      if (job != null && job.lease().equals(lease)) {
        job.lost();
      }
    });
  }

  private void run() {
    while (!leaving) {
      try {
        turn();
        Runnable news = inbox.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        while (news != null) {
          news.run();
          news = inbox.poll();
        }
      } catch (InterruptedException e) {
        return;
      } catch (StoreException e) {
        LOG.error("the job store failed; tried again", e);
      } catch (RuntimeException e) {
        // The thread is all that its jobs have: it goes on with the next turn.
        LOG.error("target {}: a fault of Drumlin itself", name, e);
      }
    }
  }

  private void turn() {
    news();
    if (gone) {
      jobs.values().forEach(job -> job.end(JobState.FAILED, givenUp(name)));
      leaving = true;
    } else if (backoff.due(System.nanoTime())) {
      work();
    }
    tidy();
  }

  static String givenUp(String target) {
    return "The server "
        + target
        + " was removed from the targets before this fit had ended; it may go on there.";
  }

  /** From the store: new jobs, jobs of an earlier hub, and wishes to stop. */
  private void news() {
    long now = System.nanoTime();
    if (tookOver.isEmpty() || now - tookOver.orElseThrow() >= TAKE_OVER.toNanos()) {
      tookOver = Optional.of(now);
      take(store.takeOver(name, worker, RemoteExecutor.LEASE), true);
    }
    long newest = store.lastSequence();
    if (newest != seen) {
      seen = newest;
      take(store.claim(name, worker, RemoteExecutor.LEASE), false);
      for (RemoteJob job : jobs.values()) {
        store.find(job.id()).ifPresentOrElse(job::noticed, job::lost);
      }
    }
  }

  private void take(Optional<Claim> first, boolean lapsed) {
    Optional<Claim> claim = first;
    while (claim.isPresent()) {
      adopt(claim.orElseThrow());
      claim =
          lapsed
              ? store.takeOver(name, worker, RemoteExecutor.LEASE)
              : store.claim(name, worker, RemoteExecutor.LEASE);
    }
  }

  private void adopt(Claim claim) {
    String id = claim.lease().jobId();
    RemoteJob known = jobs.get(id);
    if (known != null) {
      known.under(claim);
      return;
    }
    try {
      jobs.put(id, new RemoteJob(store, folders.of(id), claim, name));
    } catch (IOException e) {
      LOG.error("job {}: its folder cannot be read; tried again when its lease has run out", id, e);
    }
    tidy();
  }

  private void tidy() {
    jobs.values().removeIf(RemoteJob::over);
    leases = jobs.values().stream().map(RemoteJob::lease).toList();
  }

  /** From and to the server. */
  private void work() {
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

  /** Ends soon; its jobs are the next hub's. */
  void leave() {
    leaving = true;
    inbox.add(() -> {});
  }

  void join(Duration patience) throws InterruptedException {
    if (!thread.join(patience)) {
      thread.interrupt();
      boolean done = thread.join(patience);
      LOG.debug("target {}: ended by an interrupt: {}", name, done);
    }
    stream.close();
    leases.forEach(store::release);
  }
}

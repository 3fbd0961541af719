package org.drumlin.executor;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.drumlin.job.JobState;
import org.drumlin.store.Claim;
import org.drumlin.store.JobStore;
import org.drumlin.store.Lease;
import org.drumlin.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One other place and this store's jobs for it, on one thread: what comes from the store, from the
 * place and from people is done in turn, so that nothing here is shared.
 *
 * @param <J> a job as that kind of place has it
 */
abstract sealed class Site<J extends SiteJob> permits RemoteSite, ClusterSite {
  private static final Logger LOG = LoggerFactory.getLogger(Site.class);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration TAKE_OVER = Duration.ofSeconds(20);

  final String name;
  final JobStore store;
  final JobFolders folders;
  final Map<String, J> jobs = new LinkedHashMap<>();
  final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private final String worker;
  private final Thread thread;
  private volatile List<Lease> leases = List.of();
  private volatile boolean leaving;
  private volatile boolean gone;
  private long seen = -1;
  private Optional<Long> tookOver = Optional.empty();

  Site(String name, JobStore store, JobFolders folders, String worker) {
    this.name = name;
    this.store = store;
    this.folders = folders;
    this.worker = worker;
    this.thread = Thread.ofPlatform().name("remote-" + name).daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Its user did something about it: tried at once. */
  final void wake() {
    inbox.add(this::woken);
  }

  /** On the site's thread, as all below. */
  abstract void woken();

  /** A job that was claimed for this place. */
  abstract J job(Claim claim) throws IOException;

  /** Does what is due at the place, unless it is too early to try again. */
  abstract void work();

  /** Lets go of what is open there. */
  abstract void closed();

  /** It is no target any more: what has not ended is given up, and then this ends. */
  void giveUp() {
    gone = true;
  }

  boolean ended() {
    return !thread.isAlive();
  }

  /** Of the jobs at work, to be kept up by another thread: this one may wait for the place. */
  List<Lease> leases() {
    return leases;
  }

  /** That lease could not be kept up. */
  void lost(Lease lease) {
    inbox.add(() -> {
      J job = jobs.get(lease.jobId());
      if (job != null && job.held().lease().equals(lease)) {
        job.held().lost();
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
      for (J job : jobs.values()) {
        job.held().end(JobState.FAILED, givenUp(name), Optional.empty());
      }
      leaving = true;
    } else {
      work();
    }
    tidy();
  }

  static String givenUp(String target) {
    return target + " was removed from the targets before this fit had ended; it may go on there.";
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
      for (J job : jobs.values()) {
        store.find(job.held().id()).ifPresentOrElse(job.held()::noticed, job.held()::lost);
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
    J known = jobs.get(id);
    if (known != null && known.held().lease().attempt() == claim.lease().attempt()) {
      known.held().under(claim);
      return;
    }
    try {
      jobs.put(id, job(claim));
    } catch (IOException e) {
      LOG.error("job {}: its folder cannot be read; tried again when its lease has run out", id, e);
    }
    tidy();
  }

  private void tidy() {
    jobs.values().removeIf(job -> job.held().over());
    leases = jobs.values().stream().map(job -> job.held().lease()).toList();
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
    closed();
    leases.forEach(store::release);
  }
}

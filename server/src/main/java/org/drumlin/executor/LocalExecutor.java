package org.drumlin.executor;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.drumlin.job.Job;
import org.drumlin.job.JobFolder;
import org.drumlin.runner.RunnerCommand;
import org.drumlin.store.Claim;
import org.drumlin.store.JobStore;
import org.drumlin.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the store's queued jobs on this computer, so many at once, each in a process of its own that
 * outlives this one: after a restart, however the last one ended, runners that live are followed
 * and those that ended are collected.
 */
public final class LocalExecutor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalExecutor.class);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

  private final JobStore store;
  private final JobFolders folders;
  private final RunnerCommand command;
  private final String worker;
  private final Map<JobWatch, Thread> watches = new ConcurrentHashMap<>();
  private final Thread dispatcher;
  private volatile ExecutorSettings settings;
  private volatile boolean closed;

  private LocalExecutor(
      JobStore store,
      JobFolders folders,
      RunnerCommand command,
      ExecutorSettings settings,
      String worker) {
    this.store = store;
    this.folders = folders;
    this.command = command;
    this.settings = settings;
    this.worker = worker;
    this.dispatcher = Thread.ofPlatform().name("executor").daemon().unstarted(this::dispatch);
  }

  /** Begins to run jobs, those of an earlier hub first. */
  public static LocalExecutor start(
      JobStore store, JobFolders folders, RunnerCommand command, ExecutorSettings settings) {
    return start(store, folders, command, settings, "local-" + ProcessHandle.current().pid());
  }

  /**
   * As above, under a name of its own.
   *
   * @param worker no other process has it, nor had it
   */
  public static LocalExecutor start(
      JobStore store,
      JobFolders folders,
      RunnerCommand command,
      ExecutorSettings settings,
      String worker) {
    LocalExecutor executor = new LocalExecutor(store, folders, command, settings, worker);
    executor.dispatcher.start();
    return executor;
  }

  /** From now on other settings hold; jobs at work keep theirs. */
  public void configure(ExecutorSettings changed) {
    settings = changed;
  }

  /** How many jobs are followed now. */
  public int active() {
    return watches.size();
  }

  private void dispatch() {
    boolean published = false;
    long seen = 0;
    long nextTakeOver = System.nanoTime();
    while (!closed) {
      try {
        if (!published) {
          publishLeftovers();
          published = true;
        }
        if (System.nanoTime() - nextTakeOver >= 0) {
          nextTakeOver = System.nanoTime() + settings.heartbeat().toNanos();
          takeOver();
        }
        claim();
        seen = store.awaitEvents(seen, LOOK);
      } catch (InterruptedException e) {
        return;
      } catch (StoreException e) {
        LOG.error("the job store failed; tried again", e);
        pause();
      }
    }
  }

  /** Jobs whose hub died: followed whether or not there is a slot, for their runners may live. */
  private void takeOver() {
    Optional<Claim> claim = store.takeOver(Job.HERE, worker, settings.lease());
    while (claim.isPresent()) {
      watch(claim.orElseThrow());
      claim = store.takeOver(Job.HERE, worker, settings.lease());
    }
  }

  private void claim() {
    while (!closed && watches.size() < settings.slots()) {
      Optional<Claim> claim = store.claim(Job.HERE, worker, settings.lease());
      if (claim.isEmpty()) {
        return;
      }
      watch(claim.orElseThrow());
    }
  }

  private void watch(Claim claim) {
    String id = claim.lease().jobId();
    JobWatch watch = new JobWatch(store, folders, command, settings, claim);
    Thread thread =
        Thread.ofPlatform().name("job-" + id).daemon().unstarted(() -> follow(id, watch));
    watches.put(watch, thread);
    thread.start();
  }

  private void follow(String id, JobWatch watch) {
    try {
      watch.follow();
    } catch (RuntimeException e) {
      // The lease runs out and the job is taken over again.
      LOG.error("job {}: lost sight of it; it is taken up again", id, e);
    } finally {
      watches.remove(watch);
    }
  }

  /**
   * Ended jobs whose outputs a dying hub had not moved up yet. When the store fails it is begun
   * again.
   */
  private void publishLeftovers() {
    try {
      for (String id : folders.ids()) {
        publishLeftover(id);
      }
    } catch (IOException e) {
      LOG.error("results of ended fits cannot be moved to their place", e);
    }
  }

  /** Another server may be doing the same at this moment, or removing the folder. */
  private void publishLeftover(String id) {
    Optional<Job> job = store.find(id).filter(j -> j.state().ended() && j.attempt() > 0);
    JobFolder folder = folders.of(id);
    try {
      if (job.isPresent() && folder.published().isEmpty()) {
        folder.publish(job.orElseThrow().attempt());
      }
    } catch (IOException e) {
      LOG.error("job {}: its result cannot be moved to its place", id, e);
    }
  }

  private void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Starts no more fits, and asks those at work to keep their state and end: each is queued again
   * when it has, and goes on wherever it is claimed next. Those that take longer are left at work.
   */
  public void pause(Duration patience) {
    closed = true;
    long end = System.nanoTime() + patience.toNanos();
    try {
      dispatcher.join(CLOSE_PATIENCE);
      watches.keySet().forEach(JobWatch::pause);
      for (Thread thread : watches.values()) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.isPositive() && !thread.join(left)) {
          LOG.warn(
              "{}: not paused within {} s; left at work", thread.getName(), patience.toSeconds());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Follows no more; runners go on, and the next hub takes them up. */
  @Override
  public void close() {
    closed = true;
    try {
      dispatcher.join(CLOSE_PATIENCE);
      watches.keySet().forEach(JobWatch::leave);
      for (Thread thread : watches.values()) {
        thread.join(CLOSE_PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

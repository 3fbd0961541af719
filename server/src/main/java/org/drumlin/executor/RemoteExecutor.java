package org.drumlin.executor;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.drumlin.remote.Targets;
import org.drumlin.store.Claim;
import org.drumlin.store.JobStore;
import org.drumlin.store.Lease;
import org.drumlin.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the store's jobs computed by the servers that they are for: hands them in, follows them, and
 * brings their results here. A job is claimed as soon as it is there, and stays claimed while its
 * server waits, computes, or cannot be reached: what happens to the contact never changes its
 * state.
 */
public final class RemoteExecutor implements AutoCloseable {
  static final Duration LEASE = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(RemoteExecutor.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(3);

  private final JobStore store;
  private final JobFolders folders;
  private final Targets targets;
  private final String owner;
  private final String worker = "remote-" + ProcessHandle.current().pid();
  private final Map<String, RemoteSite> sites = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("remote-clock").factory());
  private Optional<Set<String>> known = Optional.empty();

  private RemoteExecutor(JobStore store, JobFolders folders, Targets targets, String owner) {
    this.store = store;
    this.folders = folders;
    this.targets = targets;
    this.owner = owner;
  }

  /**
   * Begins, with the jobs of an earlier hub first.
   *
   * @param owner whose jobs they are: this hub's one user
   */
  public static RemoteExecutor start(
      JobStore store, JobFolders folders, Targets targets, String owner) {
    RemoteExecutor executor = new RemoteExecutor(store, folders, targets, owner);
    targets.listen(executor::wake);
    executor.clock.scheduleWithFixedDelay(
        executor::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    executor.clock.scheduleWithFixedDelay(
        executor::beat, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    return executor;
  }

  private void wake(String name) {
    RemoteSite site = sites.get(name);
    if (site != null) {
      site.wake();
    }
  }

  /** A target may come and go by the command line too, so its file is looked at. */
  private void look() {
    try {
      Set<String> names = new HashSet<>(targets.names());
      Set<String> all = new HashSet<>(names);
      targets.clusters().forEach(cluster -> all.add(cluster.name()));
      if (!known.equals(Optional.of(all))) {
        known = Optional.of(all);
        orphans(all);
      }
      sites.forEach((name, site) -> {
        if (!names.contains(name)) {
          site.giveUp();
        }
      });
      sites.values().removeIf(RemoteSite::ended);
      for (String name : names) {
        sites.computeIfAbsent(name, this::begin);
      }
    } catch (IOException | StoreException e) {
      LOG.error("the targets cannot be read; tried again", e);
    } catch (RuntimeException e) {
      // A task that throws is not run again.
      LOG.error("a fault of Drumlin itself", e);
    }
  }

  private RemoteSite begin(String name) {
    RemoteSite site = new RemoteSite(name, store, folders, targets, worker);
    site.start();
    return site;
  }

  /** Jobs for a target that is there no more would wait for ever. */
  private void orphans(Set<String> names) {
    Set<String> lost = new HashSet<>();
    for (Job job : store.list(owner)) {
      boolean here = job.target().equals(Job.HERE) || names.contains(job.target());
      if (!here && !job.state().ended() && !sites.containsKey(job.target())) {
        lost.add(job.target());
      }
    }
    for (String target : lost) {
      Optional<Claim> claim = next(target);
      while (claim.isPresent()) {
        giveUp(claim.orElseThrow());
        claim = next(target);
      }
    }
  }

  private Optional<Claim> next(String target) {
    return store.takeOver(target, worker, LEASE).or(() -> store.claim(target, worker, LEASE));
  }

  private void giveUp(Claim claim) {
    String target = claim.job().target();
    try {
      new RemoteJob(store, folders.of(claim.lease().jobId()), claim, target)
          .end(JobState.FAILED, RemoteSite.givenUp(target));
    } catch (IOException e) {
      LOG.error("job {} cannot be given up", claim.lease().jobId(), e);
    }
  }

  private void beat() {
    for (RemoteSite site : sites.values()) {
      for (Lease lease : site.leases()) {
        try {
          if (store.heartbeat(lease, LEASE).isEmpty()) {
            site.lost(lease);
          }
        } catch (StoreException e) {
          LOG.error("a lease cannot be kept up; tried again", e);
        }
      }
    }
  }

  /** Follows no more; the servers go on, and the next hub takes the jobs up. */
  @Override
  public void close() {
    clock.shutdownNow();
    List<RemoteSite> all = new ArrayList<>(sites.values());
    all.forEach(RemoteSite::leave);
    try {
      for (RemoteSite site : all) {
        site.join(CLOSE_PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

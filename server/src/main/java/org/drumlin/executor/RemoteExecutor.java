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
 * Has the store's jobs computed by the servers and clusters that they are for: hands them in,
 * follows them, and brings their results here. A job is claimed as soon as it is there, and stays
 * claimed while its place waits, computes, or cannot be reached: what happens to the contact never
 * changes its state.
 */
public final class RemoteExecutor implements AutoCloseable {
  static final Duration LEASE = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(RemoteExecutor.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(3);

  private final JobStore store;
  private final JobFolders folders;
  private final Optional<Targets> targets;
  private final Optional<ClusterWork> clusters;
  private final Optional<String> owner;
  private final String worker;
  private final Map<String, Site<?>> sites = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("remote-clock").factory());
  private Optional<Set<String>> known = Optional.empty();

  private RemoteExecutor(
      JobStore store,
      JobFolders folders,
      Optional<Targets> targets,
      Optional<ClusterWork> clusters,
      Optional<String> owner,
      String worker) {
    this.store = store;
    this.folders = folders;
    this.targets = targets;
    this.clusters = clusters;
    this.owner = owner;
    this.worker = worker;
  }

  /**
   * Begins at the servers alone, with the jobs of an earlier hub first.
   *
   * @param owner whose jobs they are: this hub's one user
   */
  static RemoteExecutor start(JobStore store, JobFolders folders, Targets targets, String owner) {
    return new RemoteExecutor(
            store, folders, Optional.of(targets), Optional.empty(), Optional.of(owner), ofHub())
        .begun();
  }

  /** As above, at the clusters too. */
  public static RemoteExecutor start(
      JobStore store, JobFolders folders, Targets targets, ClusterWork clusters, String owner) {
    return new RemoteExecutor(
            store,
            folders,
            Optional.of(targets),
            Optional.of(clusters),
            Optional.of(owner),
            ofHub())
        .begun();
  }

  /**
   * A server's: at its own clusters, for all its users.
   *
   * @param worker no other process has it, nor had it
   */
  public static RemoteExecutor start(
      JobStore store, JobFolders folders, ClusterWork clusters, String worker) {
    return new RemoteExecutor(
            store,
            folders,
            Optional.empty(),
            Optional.of(clusters),
            Optional.empty(),
            worker + "-clusters")
        .begun();
  }

  private static String ofHub() {
    return "remote-" + ProcessHandle.current().pid();
  }

  private RemoteExecutor begun() {
    targets.ifPresent(all -> all.listen(this::wake));
    clusters.ifPresent(parts -> parts.clusters().listen(this::wake));
    clock.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    clock.scheduleWithFixedDelay(
        this::beat, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  /** Has a target's jobs looked at now, those too that seem lost. */
  public void recheck(String target) {
    wake(target);
  }

  private void wake(String name) {
    Site<?> site = sites.get(name);
    if (site != null) {
      site.wake();
    }
  }

  /** A target may come and go by the command line too, so its file is looked at. */
  private void look() {
    try {
      Set<String> servers = new HashSet<>();
      Set<String> queues = new HashSet<>();
      if (targets.isPresent()) {
        servers.addAll(targets.orElseThrow().names());
      }
      if (clusters.isPresent()) {
        queues.addAll(clusters.orElseThrow().clusters().names());
      }
      Set<String> all = new HashSet<>(servers);
      all.addAll(queues);
      if (!known.equals(Optional.of(all))) {
        known = Optional.of(all);
        owner.ifPresent(user -> orphans(user, all));
      }
      sites.forEach((name, site) -> {
        if (!all.contains(name)) {
          site.giveUp();
        }
      });
      sites.values().removeIf(Site::ended);
      servers.forEach(name -> sites.computeIfAbsent(name, this::server));
      queues.forEach(name -> sites.computeIfAbsent(name, this::cluster));
    } catch (IOException | StoreException e) {
      LOG.error("the targets cannot be read; tried again", e);
    } catch (RuntimeException e) {
      // A task that throws is not run again.
      LOG.error("a fault of Drumlin itself", e);
    }
  }

  private Site<?> server(String name) {
    return begin(new RemoteSite(name, store, folders, targets.orElseThrow(), worker));
  }

  private Site<?> cluster(String name) {
    return begin(new ClusterSite(name, store, folders, clusters.orElseThrow(), worker));
  }

  private static Site<?> begin(Site<?> site) {
    site.start();
    return site;
  }

  /** Jobs for a target that is there no more would wait for ever. */
  private void orphans(String user, Set<String> names) {
    Set<String> lost = new HashSet<>();
    for (Job job : store.list(user)) {
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
    new HeldJob(store, folders.of(claim.lease().jobId()), claim)
        .end(JobState.FAILED, Site.givenUp(claim.job().target()), Optional.empty());
  }

  private void beat() {
    for (Site<?> site : sites.values()) {
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

  /** Follows no more; the other places go on, and the next hub takes the jobs up. */
  @Override
  public void close() {
    clock.shutdownNow();
    List<Site<?>> all = new ArrayList<>(sites.values());
    all.forEach(Site::leave);
    try {
      for (Site<?> site : all) {
        site.join(CLOSE_PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

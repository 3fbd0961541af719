package org.drumlin.executor;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.drumlin.cluster.Clusters;
import org.drumlin.cluster.Fetching;
import org.drumlin.cluster.Handing;
import org.drumlin.cluster.Home;
import org.drumlin.cluster.Homes;
import org.drumlin.cluster.Look;
import org.drumlin.cluster.LookFor;
import org.drumlin.cluster.Patience;
import org.drumlin.cluster.Standing;
import org.drumlin.job.Contact;
import org.drumlin.job.Target;
import org.drumlin.shell.Shell;
import org.drumlin.shell.ShellException;
import org.drumlin.slurm.ClusterSettings;
import org.drumlin.slurm.Scheduler;
import org.drumlin.store.Claim;
import org.drumlin.store.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One cluster and this store's jobs there, followed by one look an interval for all of them. Jobs
 * are handed in as soon as they are there.
 */
final class ClusterSite extends Site<ClusterJob> {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterSite.class);
  private static final Duration LOOK_PATIENCE = Duration.ofMinutes(2);

  private final Clusters clusters;
  private final Homes homes;
  private final Patience patience;
  private final Backoff backoff = new Backoff(new SplittableRandom());
  private Optional<Home> home = Optional.empty();
  private Optional<ClusterSettings> preparedFor = Optional.empty();
  private long nextLook = System.nanoTime();

  ClusterSite(String name, JobStore store, JobFolders folders, ClusterWork parts, String worker) {
    super(name, store, folders, worker);
    this.clusters = parts.clusters();
    this.homes = parts.homes();
    this.patience = parts.patience();
  }

  @Override
  void woken() {
    backoff.reset();
    nextLook = System.nanoTime();
    jobs.values().forEach(ClusterJob::lookAgain);
  }

  @Override
  ClusterJob job(Claim claim) throws IOException {
    return new ClusterJob(
        new HeldJob(store, folders.of(claim.lease().jobId()), claim), name, patience);
  }

  @Override
  void closed() {
    // The connection is shared, and its owner's to close.
  }

  @Override
  void work() {
    if (jobs.isEmpty() || !backoff.due(System.nanoTime())) {
      return;
    }
    try {
      Optional<ClusterSettings> settings = clusters.find(name);
      if (settings.isPresent()) {
        atTheCluster(settings.orElseThrow());
      }
    } catch (IOException e) {
      LOG.error("target {}: files here cannot be read or written; tried again", name, e);
      backoff.failed(System.nanoTime());
    }
  }

  private void atTheCluster(ClusterSettings settings) throws IOException {
    Shell shell = clusters.shell(settings);
    try {
      boolean due = System.nanoTime() - nextLook >= 0;
      if (!due && jobs.values().stream().noneMatch(ClusterJob::due)) {
        return;
      }
      Home there = home(shell, settings);
      Scheduler scheduler = Schedulers.of(settings);
      Handing handing = new Handing(shell, there, scheduler, settings);
      Fetching fetching = new Fetching(shell, there);
      act(handing, fetching);
      if (due) {
        nextLook = System.nanoTime() + settings.poll().toNanos();
        look(shell, there, scheduler, handing);
        act(handing, fetching);
      }
      clusters.heard(settings);
      backoff.reset();
    } catch (ShellException e) {
      trouble(settings, e);
    }
  }

  private Home home(Shell shell, ClusterSettings settings) throws ShellException, IOException {
    if (home.isEmpty() || !preparedFor.equals(Optional.of(settings))) {
      home = Optional.of(homes.prepare(shell, settings));
      preparedFor = Optional.of(settings);
    }
    return home.orElseThrow();
  }

  private void act(Handing handing, Fetching fetching) throws ShellException, IOException {
    for (ClusterJob job : new ArrayList<>(jobs.values())) {
      if (!job.held().over()) {
        job.act(handing, fetching);
      }
    }
  }

  private void look(Shell shell, Home there, Scheduler scheduler, Handing handing)
      throws ShellException, IOException {
    List<LookFor> wanted = new ArrayList<>();
    for (ClusterJob job : jobs.values()) {
      job.lookFor(handing).ifPresent(wanted::add);
    }
    if (wanted.isEmpty()) {
      return;
    }
    Look look = Look.at(shell, there, scheduler, wanted, LOOK_PATIENCE);
    for (ClusterJob job : jobs.values()) {
      Look.Seen seen = look.jobs().get(job.token());
      if (seen != null && !job.held().over()) {
        job.looked(seen, look.silent());
      }
    }
  }

  private void trouble(ClusterSettings settings, ShellException e) {
    LOG.info("target {}: {}", name, e.getMessage());
    // What lies there may have been tidied away.
    home = Optional.empty();
    Duration wait = backoff.failed(System.nanoTime());
    boolean person = Standing.state(e.kind()) == Target.State.NEEDS_LOGIN;
    clusters.unheard(
        settings, e, person ? "" : "Tried again in " + Math.max(1, wait.toSeconds()) + " s.");
    Standing standing = clusters.standing(settings);
    Contact contact =
        new Contact(
            person ? Contact.Kind.NEEDS_LOGIN : Contact.Kind.STALE,
            standing.since().orElse(Instant.now()),
            String.valueOf(e.getMessage()));
    jobs.values().forEach(job -> job.unheard(contact));
  }
}

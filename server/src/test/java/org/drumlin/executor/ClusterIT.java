package org.drumlin.executor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.drumlin.cluster.Leftovers;
import org.drumlin.cluster.Sending;
import org.drumlin.job.Contact;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobState;
import org.drumlin.slurm.NodeJava;
import org.drumlin.slurm.SlurmFixture;
import org.drumlin.store.EventQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs in a real slurm's queue, with the real runner. */
final class ClusterIT {
  private static SlurmFixture slurm;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    slurm = SlurmFixture.start();
  }

  @AfterAll
  static void stop() {
    slurm.close();
  }

  private ClusterHub hub() throws Exception {
    return new ClusterHub(folder, slurm);
  }

  private static long jobsThere(Path folder) throws Exception {
    try (Stream<Path> all = Files.list(folder.resolve("work/jobs"))) {
      return all.count();
    }
  }

  @Test
  void aFitComesBackAsIfItHadBeenComputedHere() throws Exception {
    try (ClusterHub hub = new ClusterHub(folder, slurm, NodeJava.usual())) {
      hub.submit("a", TestHub.SHORT_DREAM);
      hub.await("a", JobState.FINISHED);
      Job job = hub.job("a");
      assertEquals(Optional.empty(), job.contact());
      assertTrue(job.chisq().isPresent() && job.progress().isPresent(), job.toString());
      List<JobEvent> events = hub.store.events(EventQuery.all(0, 1000)).events();
      assertTrue(events.stream().anyMatch(e -> e.type() == JobEvent.Type.PROGRESS));
      for (String name : List.of("result.json", "run.json", "samples.csv.gz")) {
        assertTrue(Files.exists(hub.folder("a").publishedFile(name)), name);
      }
      try (TestHub here = TestHub.open(folder.resolve("here"), 1)) {
        here.submit("a", TestHub.SHORT_DREAM);
        here.awaitState("a", JobState.FINISHED);
        here.awaitPublished("a");
        assertArrayEquals(
            Files.readAllBytes(here.folder("a").publishedFile("result.json")),
            Files.readAllBytes(hub.folder("a").publishedFile("result.json")),
            "the same bytes as a fit on this computer");
      }
      Leftovers leftovers = new Leftovers(hub.shell, hub.settings);
      List<Leftovers.Leftover> left = leftovers.list();
      assertEquals(List.of("a"), left.stream().map(Leftovers.Leftover::job).toList());
      assertTrue(left.getFirst().bytes() > 1000, left.toString());
      leftovers.clean(left);
      assertEquals(0, jobsThere(folder));
    }
  }

  @Test
  void itIsSeenLiveAndStoppedWithWhatThereIs() throws Exception {
    try (ClusterHub hub = hub()) {
      hub.submit("a", TestHub.ENDLESS);
      hub.await("a", JobState.RUNNING);
      TestHub.await(
          () -> "a partial result", () -> Files.exists(hub.folder("a").attempt(1).partial()));
      TestHub.await(() -> "progress", () -> hub.job("a").progress().isPresent());
      hub.store.requestStop("a");
      hub.await("a", JobState.STOPPED);
      assertTrue(Files.exists(hub.folder("a").publishedFile("result.json")));
    }
  }

  @Test
  void whatOnlyWaitsSaysWhyAndIsTakenOut() throws Exception {
    try (ClusterHub hub = hub()) {
      hub.submit("a", TestHub.LM, "{\"cpus\": 99}");
      TestHub.await(
          () -> "the reason: " + hub.job("a"),
          () ->
              hub.job("a").message().contains("can never start")
                  || hub.job("a").state() == JobState.FAILED);
      if (hub.job("a").state() != JobState.FAILED) {
        hub.store.requestStop("a");
        hub.await("a", JobState.CANCELLED);
      }
    }
  }

  @Test
  void theNextHubFollowsTheSameJob() throws Exception {
    String id;
    try (ClusterHub hub = hub()) {
      hub.submit("a", TestHub.ENDLESS);
      hub.await("a", JobState.RUNNING);
      id = Sending.read(hub.folder("a")).orElseThrow().id();
    }
    try (ClusterHub hub = hub()) {
      double before = hub.job("a").progress().map(p -> p.t()).orElse(0.0);
      TestHub.await(
          () -> "more progress",
          () -> hub.job("a").progress().filter(p -> p.t() > before).isPresent());
      assertEquals(id, Sending.read(hub.folder("a")).orElseThrow().id());
      hub.store.requestStop("a");
      hub.await("a", JobState.STOPPED);
      assertEquals(1, jobsThere(folder));
    }
  }

  @Test
  void aCutLineChangesNoStateAndIsMended() throws Exception {
    try (ClusterHub hub = hub()) {
      hub.submit("a", TestHub.ENDLESS);
      hub.await("a", JobState.RUNNING);
      hub.shell.cut = true;
      TestHub.await(
          () -> "the contact to be stale: " + hub.job("a"),
          () -> hub.job("a").contact().filter(c -> c.kind() == Contact.Kind.STALE).isPresent());
      assertEquals(JobState.RUNNING, hub.job("a").state());
      hub.shell.cut = false;
      hub.recheck();
      TestHub.await(() -> "the contact", () -> hub.job("a").contact().isEmpty());
      hub.store.requestStop("a");
      hub.await("a", JobState.STOPPED);
    }
  }

  @Test
  void whatTheQueueRefusesFailsWithItsWords() throws Exception {
    try (ClusterHub hub = hub()) {
      hub.submit("a", TestHub.LM, "{\"partition\": \"nowhere\"}");
      hub.await("a", JobState.FAILED);
      assertTrue(hub.job("a").message().contains("partition"), hub.job("a").message());
    }
  }

  @Test
  void whoeverElseCancelsItIsNamed() throws Exception {
    try (ClusterHub hub = hub()) {
      hub.submit("a", TestHub.ENDLESS);
      hub.await("a", JobState.RUNNING);
      TestHub.await(
          () -> "a partial result", () -> Files.exists(hub.folder("a").attempt(1).partial()));
      slurm.admin("scancel --full " + Sending.read(hub.folder("a")).orElseThrow().id());
      TestHub.await(() -> "its end: " + hub.job("a"), () -> hub.job("a").state().ended());
      assertFalse(hub.job("a").state() == JobState.FINISHED, hub.job("a").toString());
      assertTrue(hub.job("a").message().contains("not from here"), hub.job("a").message());
    }
  }

  @Test
  void whatSlurmItselfLostIsLostAndNotFailed() throws Exception {
    try (ClusterHub hub = hub()) {
      hub.submit("a", TestHub.LM, "{\"cpus\": 1, \"begin\": \"now+1hour\"}");
      TestHub.await(
          () -> "its place in the queue: " + hub.job("a"),
          () -> hub.job("a").message().contains("Waits in the queue"));
      String id = Sending.read(hub.folder("a")).orElseThrow().id();
      slurm.controller().kill();
      slurm.admin(
          "rm -rf '"
              + slurm.conf().resolveSibling("state")
              + "'/hash.*/job."
              + id
              + " '"
              + slurm.conf().resolveSibling("state")
              + "'/job_state*");
      slurm.controller().start();
      slurm.awaitNodes();
      TestHub.await(
          () -> "it to be lost: " + hub.job("a"),
          () -> hub.job("a").contact().filter(c -> c.kind() == Contact.Kind.LOST).isPresent());
      assertFalse(hub.job("a").state().ended());
      hub.store.requestStop("a");
      hub.await("a", JobState.CANCELLED);
    }
  }
}

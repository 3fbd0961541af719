package org.drumlin.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.drumlin.cluster.Sending;
import org.drumlin.job.Contact;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.drumlin.slurm.SlurmFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many jobs and a slurm that is frozen, stopped and cut off at random moments: none is lost, none
 * has two effects, and each ends as it did.
 */
final class ClusterFaultsIT {
  private static final int JOBS = Boolean.getBoolean("drumlin.long") ? 200 : 40;
  private static final int FROZEN = Boolean.getBoolean("drumlin.long") ? 20 : 2;
  private static SlurmFixture slurm;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    slurm = new SlurmFixture.Builder().nodes(2, 8).start();
  }

  @AfterAll
  static void stop() {
    slurm.close();
  }

  /** How many runners computed that attempt. */
  private long computed(String token) throws Exception {
    Path lines = folder.resolve("work/jobs").resolve(token).resolve("attempt-1/progress.jsonl");
    try (var all = Files.lines(lines)) {
      return all.filter(line -> line.contains("\"type\":\"start\"")).count();
    }
  }

  @Test
  void aFailedNodeIsNamedAndTheFitGoesOnElsewhere() throws Exception {
    try (ClusterHub hub = new ClusterHub(folder, slurm)) {
      hub.submit("a", TestHub.ENDLESS);
      hub.await("a", JobState.RUNNING);
      String id = Sending.read(hub.folder("a")).orElseThrow().id();
      int node = slurm.admin("squeue -h -o %N -j " + id).strip().equals(slurm.nodeName(1)) ? 1 : 2;
      slurm.node(node).kill();
      TestHub.await(
          () -> "the second attempt: " + hub.job("a"),
          () -> hub.job("a").attempt() == 2 && hub.job("a").message().contains("the node"));
      TestHub.await(
          () -> "it to run elsewhere: " + hub.job("a"),
          () -> hub.job("a").state() == JobState.RUNNING);
      hub.store.requestStop("a");
      hub.await("a", JobState.STOPPED);
      slurm.node(node).start();
      slurm.awaitNodes();
    }
  }

  @Test
  void aClosedPartitionIsNamedAndWaitedFor() throws Exception {
    try (ClusterHub hub = new ClusterHub(folder, slurm)) {
      slurm.admin("scontrol update PartitionName=main State=DOWN");
      hub.submit("a", TestHub.LM);
      TestHub.await(
          () -> "the reason: " + hub.job("a"), () -> hub.job("a").message().contains("closed"));
      slurm.admin("scontrol update PartitionName=main State=UP");
      hub.await("a", JobState.FINISHED);
    }
  }

  @Test
  void aFrozenControllerTakesTheJobAndItIsComputedOnce() throws Exception {
    try (ClusterHub hub = new ClusterHub(folder, slurm)) {
      hub.submit("warm", TestHub.LM);
      hub.await("warm", JobState.FINISHED);
      for (int i = 0; i < FROZEN; i++) {
        String id = "frozen" + i;
        slurm.controller().freeze();
        hub.submit(id, TestHub.LM);
        TestHub.await(
            () -> "the queue to be called silent: " + hub.job(id),
            () -> hub.job(id).contact().filter(c -> c.kind() == Contact.Kind.STALE).isPresent());
        slurm.controller().thaw();
        hub.await(id, JobState.FINISHED);
        assertEquals(1, computed(Sending.token(id, 1)), "effects of " + id);
        assertEquals(1, hub.job(id).attempt());
      }
    }
  }

  @Test
  void aCampaignOfFaultsLosesNothingAndDoublesNothing() throws Exception {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    List<String> ids = new ArrayList<>();
    try (ClusterHub hub = new ClusterHub(folder, slurm)) {
      for (int i = 0; i < JOBS; i++) {
        String id = "c" + i;
        ids.add(id);
        hub.submit(id, TestHub.LM, "{\"cpus\": 1, \"walltime\": \"00:10:00\"}");
        if (i % 8 == 5) {
          fault(hub, random, id);
        }
      }
      for (String id : ids) {
        TestHub.await(
            () -> "seed " + seed + ", the end of " + hub.job(id),
            () -> hub.job(id).state().ended());
      }
      byte[] first = {};
      for (String id : ids) {
        Job job = hub.job(id);
        assertEquals(JobState.FINISHED, job.state(), () -> "seed " + seed + ": " + job);
        assertEquals(
            1, computed(Sending.token(id, job.attempt())), () -> "seed " + seed + " " + id);
        hub.await(id, JobState.FINISHED);
        byte[] result = Files.readAllBytes(hub.folder(id).publishedFile("result.json"));
        first = first.length == 0 ? result : first;
        assertEquals(first.length, result.length, () -> "seed " + seed + ": the same numbers");
      }
      assertTrue(hub.shell.queueAsked.get() > 0);
    }
  }

  /** Lasts until the next job is seen to. */
  private static void fault(ClusterHub hub, SplittableRandom random, String id) throws Exception {
    switch (random.nextInt(3)) {
      case 0 -> {
        slurm.controller().freeze();
        TestHub.await(() -> "a try during the freeze of " + id, () -> noticed(hub));
        slurm.controller().thaw();
      }
      case 1 -> {
        slurm.controller().stop();
        TestHub.await(() -> "a try without a controller at " + id, () -> noticed(hub));
        slurm.controller().start();
      }
      default -> {
        hub.shell.cut = true;
        TestHub.await(() -> "a try over the cut line at " + id, () -> noticed(hub));
        hub.shell.cut = false;
        hub.recheck();
      }
    }
  }

  private static boolean noticed(ClusterHub hub) {
    return hub.store.list(TestHub.OWNER).stream().allMatch(job -> job.state().ended())
        || hub.store.list(TestHub.OWNER).stream().anyMatch(job -> job.contact().isPresent());
  }
}

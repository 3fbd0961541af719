package org.drumlin.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.drumlin.shell.Ran;
import org.junit.jupiter.api.Test;

final class SlurmFixtureIT {
  private static final Path TMP = Path.of("/tmp");

  @Test
  void aUserWhoIsNotRootRunsAJobOnAGpuOfTheSecondNode() throws Exception {
    try (SlurmFixture slurm =
        new SlurmFixture.Builder().nodes(2, 4).memoryLimits().gpus("a100:2").start()) {
      Ran ran =
          slurm.as(
              "nobody",
              TMP,
              "srun -w " + slurm.nodeName(2) + " --gpus=a100:1 bash -c 'id -un; hostname'");
      assertTrue(ran.out().startsWith("nobody\n"), ran.toString());
    }
  }

  @Test
  void endsWithAllThatItRan() throws Exception {
    long before = sleepers();
    try (SlurmFixture slurm = SlurmFixture.start()) {
      assertTrue(slurm.as("nobody", TMP, "sbatch -o /dev/null --wrap 'sleep 98765'").ok());
      while (sleepers() == before) {
        Thread.onSpinWait();
      }
      slurm.controller().kill();
      slurm.controller().start();
    }
    assertEquals(before, sleepers());
  }

  @Test
  void accountingKnowsAnAccountsMember() throws Exception {
    try (SlurmFixture slurm = new SlurmFixture.Builder().accounting().start()) {
      slurm.account("sans", "nobody");
      assertTrue(
          slurm
              .as("nobody", TMP, "sacctmgr -nP show assoc user=nobody")
              .out()
              .startsWith("test|sans|nobody|"));
    }
  }

  private static long sleepers() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").endsWith("sleep 98765"))
        .count();
  }
}

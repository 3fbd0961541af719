package org.drumlin.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.drumlin.shell.Ran;
import org.junit.jupiter.api.Test;

/** A hundred thousand mangled answers: none breaks anything, none gives a job another one's id. */
final class SlurmFuzzTest {
  private static final long SEED = 20261124;
  private static final int EACH = 20_000;

  /** Ids that are parts of one another, as a cut number would show them. */
  private static final Map<String, String> IDS =
      Map.of("a1b2-1", "1234567", "c3d4-1", "234567", "c3d4-2", "123456", "e5f6-1", "7");

  private static final String QUEUE =
      """
      1234567|RUNNING|drumlin-a1b2-1|n[1-2]|2026-11-24T17:00:00|a1b2-1|None|1234567
      234567|PENDING|blend-c3d4-1||N/A|c3d4-1|Resources|234567
      123456|CANCELLED|blend-c3d4-2|n7|2026-11-24T16:00:00|c3d4-2|None|123456
      8_3|PENDING|other|||(null)|ReqNodeNotAvail, UnavailableNodes:n7|8_3
      7|COMPLETED|drumlin-e5f6-1|n1|2026-11-24T16:00:00|e5f6-1|None|7
      """;

  private static final String RECORDS =
      """
      #begin accounting
      1234567|drumlin-a1b2-1|RUNNING|n[1-2]|2026-11-24T17:00:00|0:0|1234567
      234567|blend-c3d4-1|CANCELLED by 1000|None assigned|None|0:0|234567
      123456|blend-c3d4-2|OUT_OF_MEMORY|n7|2026-11-24T16:00:00|0:125|123456

      #end accounting 0
      #begin controller-234567
      JobId=234567 JobName=blend-c3d4-1 UserId=ada(1000) JobState=CANCELLED Reason=None \
      Comment=c3d4-1 StartTime=Unknown NodeList=(null) Command=/home/ada/job.sh

      #end controller-234567 0
      #begin controller-7
      JobId=7 JobName=drumlin-e5f6-1 UserId=ada(1000) JobState=COMPLETED Reason=None \
      Comment=e5f6-1 StartTime=2026-11-24T16:00:00 NodeList=n1 Command=/home/ada/job.sh

      #end controller-7 0
      #begin users
      1000 ada

      #end users 0
      """;

  private static final String FACTS =
      """
      #begin partitions
      PartitionName=main AllowAccounts=ALL AllowQos=ALL Default=YES DefaultTime=00:10:00 \
      MaxNodes=UNLIMITED MaxTime=1-01:00:00 State=UP TotalCPUs=8
      PartitionName=gpu AllowAccounts=sans,ill AllowQos=long Default=NO DefaultTime=NONE \
      MaxNodes=4 MaxTime=UNLIMITED State=DRAIN TotalCPUs=8

      #end partitions 0
      #begin nodes
      main|4+|16000+|(null)
      gpu|64|512000|gpu:a100:4(S:0-1),gpu:2

      #end nodes 0
      #begin accounts
      sans|normal,long

      #end accounts 0
      #begin modules
      #list
      /usr/share/modules/modulefiles:
      java/25(default)

      #end modules 0
      """;

  private final Scheduler slurm = new Slurm();

  @Test
  void squeue() {
    assertEquals(5, slurm.queue(new Ran(0, QUEUE, "")).orElseThrow().size());
    each(QUEUE, text -> slurm.queue(new Ran(0, text, "")).orElseThrow().forEach(this::right));
  }

  @Test
  void sacctAndScontrolShowJob() {
    Records whole = slurm.records(new Ran(0, RECORDS, ""));
    assertTrue(whole.complete());
    assertEquals("by ada", whole.find("c3d4-1").orElseThrow().words());
    assertEquals(QueueState.COMPLETED, whole.find("e5f6-1").orElseThrow().state().orElseThrow());
    each(RECORDS, text -> slurm.records(new Ran(0, text, "")).entries().forEach(this::right));
  }

  @Test
  void sbatch() {
    each("job 1234567;hal 1234567;hal job\n", text -> submitted(new Ran(0, text, "")));
    each(
        "sbatch: error: Batch job submission failed: Invalid partition name specified\n",
        text -> {
          assertTrue(!(slurm.submitted(new Ran(1, "", text)) instanceof Submitted.Accepted));
          assertTrue(!slurm.tried(new Ran(1, "", text)).ok());
        });
  }

  @Test
  void scontrolShowPartitionSinfoAndTheRest() throws Exception {
    BatchRequest request = BatchRequest.empty();
    assertEquals(2, slurm.facts(new Ran(0, FACTS, "")).orElseThrow().partitions().size());
    each(
        FACTS,
        text ->
            slurm
                .facts(new Ran(0, text, ""))
                .ifPresent(facts -> {
                  assertTrue(facts.toJson().has("partitions"));
                  assertTrue(facts.problems(request).size() < 10);
                }));
  }

  private void submitted(Ran ran) {
    if (slurm.submitted(ran) instanceof Submitted.Accepted(String id)) {
      assertEquals("1234567", id);
    }
  }

  private void right(QueueEntry entry) {
    assertTrue(entry.words().length() < 2000);
    assertEquals(entry.never(), entry.never() && entry.state().isPresent());
    IDS.forEach((token, id) -> {
      if (entry.is(token)) {
        assertEquals(id, entry.id(), entry::toString);
      }
    });
  }

  private static void each(String answer, Consumer<String> check) {
    SplittableRandom random = new SplittableRandom(SEED);
    Mangler mangler = new Mangler(random);
    for (int i = 0; i < EACH; i++) {
      String text = mangler.mangled(answer);
      try {
        check.accept(text);
      } catch (RuntimeException | AssertionError e) {
        fail("seed " + SEED + ", answer " + i + ": <" + text + ">", e);
      }
    }
  }

  @Test
  void anEmptyAnswerIsNone() {
    assertTrue(slurm.queue(new Ran(1, "", "")).isEmpty());
    assertTrue(!slurm.records(new Ran(0, "", "")).complete());
    assertTrue(slurm.facts(new Ran(0, "", "")).isEmpty());
    assertEquals(
        List.of(true, true, true),
        List.of("", "\n", "job   job\n").stream()
            .map(out -> slurm.submitted(new Ran(0, out, "")) instanceof Submitted.Unclear)
            .toList());
  }
}

package org.drumlin.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.drumlin.job.Exit;
import org.drumlin.job.JobState;
import org.drumlin.slurm.PendingReason;
import org.drumlin.slurm.QueueEntry;
import org.drumlin.slurm.QueueState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules over traces of looks, ten seconds apart. */
final class VerdictTest {
  private static final Sighting ABSENT = new Sighting.Absent();
  private static final Sighting UNKNOWN = new Sighting.Unknown();
  private static final Sighting UNASKED = new Sighting.Unasked();

  private Sending sending = Sending.fresh("a", 1, "");
  private Doubt doubt = Doubt.NONE;
  private boolean stop;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  private Step look(Traces seen) {
    now = now.plusSeconds(10);
    Verdict verdict = Verdict.of(sending, seen, doubt, stop, Patience.usual(), now);
    doubt = verdict.doubt();
    return verdict.step();
  }

  private Step look(Sighting queue, Sighting records) {
    return look(traces("", false, queue, records));
  }

  private static Traces traces(String id, boolean claimed, Sighting queue, Sighting records) {
    return new Traces(id, claimed, OptionalInt.empty(), Optional.empty(), false, queue, records);
  }

  private static Traces script(int code, Sighting queue, Sighting records) {
    return new Traces(
        "7", true, OptionalInt.of(code), Optional.empty(), code == 76, queue, records);
  }

  private static Sighting seen(QueueState phase) {
    return by(phase, "");
  }

  private static Sighting by(QueueState state, String who) {
    return Sighting.of(
        new QueueEntry(
            "7",
            "drumlin-a-1",
            "a-1",
            Optional.of(state),
            state.name(),
            "",
            "",
            Optional.empty(),
            who));
  }

  private static Traces exit(Exit.Status status, Sighting queue) {
    Exit exit = Exit.of(1, status, "said", Instant.EPOCH);
    return new Traces("7", true, OptionalInt.empty(), Optional.of(exit), false, queue, UNASKED);
  }

  private void sent() {
    sending = sending.sent(now);
  }

  private static JobState end(Step step) {
    return assertInstanceOf(Step.End.class, step).state();
  }

  @Test
  void theUsualWay() {
    assertInstanceOf(Step.Submit.class, look(ABSENT, UNASKED));
    sent();
    sending = sending.known("7");
    assertEquals(
        new Step.Wait(false, "7", PendingReason.of("").words()),
        look(seen(QueueState.PENDING), UNASKED));
    assertEquals(new Step.Wait(true, "7", ""), look(seen(QueueState.RUNNING), UNASKED));
    assertInstanceOf(Step.Keep.class, look(UNKNOWN, UNASKED));
    assertEquals(
        new Step.Wait(true, "7", "its node tidies up"), look(seen(QueueState.FINISHING), UNASKED));
    assertEquals(new Step.End(JobState.FINISHED, "said"), look(exit(Exit.Status.FINISHED, ABSENT)));
  }

  @Test
  void anUnansweredSubmissionIsSentAgainOnlyAfterAMinuteOfGoodLooks() {
    sent();
    int looks = 0;
    for (;
        looks < 60 && !(look(ABSENT, looks % 2 == 0 ? UNASKED : ABSENT) instanceof Step.Submit); ) {
      looks++;
    }
    assertTrue(looks >= 6 && looks < 30, "looks: " + looks);
  }

  @Test
  void aSilentControllerMakesNothingBeSentAgain() {
    sent();
    for (int i = 0; i < 1000; i++) {
      assertInstanceOf(Step.Keep.class, look(UNKNOWN, UNKNOWN));
    }
  }

  @Test
  void anUnansweredSubmissionThatAScriptClaimedIsNeverSentAgain() {
    sent();
    Step last = new Step.Keep();
    for (int i = 0; i < 1000; i++) {
      last = look(traces("", true, ABSENT, ABSENT));
      assertTrue(!(last instanceof Step.Submit), last::toString);
    }
    assertInstanceOf(Step.Lost.class, last);
  }

  @Test
  void whatTheQueueForgotIsAskedForBeforeItIsLostAndFoundAgainAfter() {
    sent();
    sending = sending.known("7");
    assertInstanceOf(Step.Ask.class, look(ABSENT, UNASKED));
    int looks = 0;
    while (!(look(ABSENT, ABSENT) instanceof Step.Lost)) {
      looks++;
    }
    assertTrue(looks >= 3, "looks: " + looks);
    assertEquals(new Step.End(JobState.FINISHED, "said"), look(exit(Exit.Status.FINISHED, ABSENT)));
  }

  @Test
  void accountingThatSaysRunningAfterTheEndDoesNotHoldIt() {
    sent();
    sending = sending.known("7");
    Step last = new Step.Keep();
    for (int i = 0; i < 10; i++) {
      last = look(ABSENT, seen(QueueState.RUNNING));
    }
    assertInstanceOf(Step.Lost.class, last);
  }

  @ParameterizedTest
  @EnumSource(
      value = QueueState.class,
      names = {"COMPLETED", "FAILED", "TIMEOUT", "OUT_OF_MEMORY", "DEADLINE"})
  void anEndWithoutAResultIsAFailureAfterTheFilesWereWaitedFor(QueueState phase) {
    sent();
    sending = sending.known("7");
    assertInstanceOf(Step.Ask.class, look(seen(phase), UNASKED));
    assertInstanceOf(Step.Ask.class, look(ABSENT, seen(phase)));
    assertEquals(JobState.FAILED, end(look(ABSENT, seen(phase))));
  }

  @ParameterizedTest
  @EnumSource(
      value = QueueState.class,
      names = {"NODE_FAIL", "BOOT_FAIL", "PREEMPTED"})
  void whatTheMachineDidIsTriedAgain(QueueState phase) {
    sent();
    look(seen(phase), UNASKED);
    look(seen(phase), UNASKED);
    assertInstanceOf(Step.Again.class, look(seen(phase), UNASKED));
  }

  @Test
  void filesThatComeLateCount() {
    sent();
    assertInstanceOf(Step.Ask.class, look(seen(QueueState.COMPLETED), UNASKED));
    assertEquals(
        JobState.FINISHED, end(look(exit(Exit.Status.FINISHED, seen(QueueState.COMPLETED)))));
  }

  @Test
  void aPausedFitSaysThatItCanBeContinued() {
    sent();
    Step step = look(script(76, seen(QueueState.FINISHING), UNASKED));
    assertEquals(new Step.End(JobState.FAILED, Words.TIME_KEPT), step);
  }

  @Test
  void aKilledRunnerGetsTheReasonOfTheQueue() {
    sent();
    look(script(137, ABSENT, UNASKED));
    look(script(137, ABSENT, seen(QueueState.OUT_OF_MEMORY)));
    Step step = look(script(137, ABSENT, seen(QueueState.OUT_OF_MEMORY)));
    assertTrue(assertInstanceOf(Step.End.class, step).message().contains("memory"));
  }

  @Test
  void stoppedBeforeItWasSentNothingIsSent() {
    stop = true;
    assertEquals(JobState.CANCELLED, end(look(ABSENT, UNASKED)));
  }

  @Test
  void anotherMansCancelIsNotTaken() {
    sent();
    Sighting by = by(QueueState.CANCELLED, "root");
    look(by, UNASKED);
    look(by, UNASKED);
    Step.End end = assertInstanceOf(Step.End.class, look(by, UNASKED));
    assertEquals(JobState.CANCELLED, end.state());
    assertTrue(end.message().contains("by root"), end.message());
  }

  @Test
  void aResultCutShortFromOutsideSaysSo() {
    sent();
    Step.End end =
        assertInstanceOf(
            Step.End.class, look(exit(Exit.Status.STOPPED, by(QueueState.CANCELLED, "ada"))));
    assertEquals(JobState.STOPPED, end.state());
    assertTrue(end.message().contains("by ada"), end.message());
  }
}

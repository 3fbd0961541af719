package org.drumlin.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.drumlin.job.Json;
import org.drumlin.shell.Ran;
import org.drumlin.shell.TestUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Scripts, commands and answers with the real slurm, as a user who is not root. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SlurmIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static @TempDir Path work;

  private final Scheduler scheduler = new Slurm();
  private final AtomicInteger number = new AtomicInteger();
  private SlurmFixture slurm;
  private TestUser user;

  @BeforeAll
  void start() throws Exception {
    slurm =
        new SlurmFixture.Builder()
            .nodes(2, 4)
            .accounting()
            .memoryLimits()
            .gpus("a100:2")
            .line("PartitionName=closed Nodes=NODES State=DOWN MaxTime=1-00:00:00")
            .line("PartitionName=sans Nodes=NODES AllowAccounts=sans,ill State=UP MaxNodes=1")
            .start();
    Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
    user = TestUser.create(work.resolve("home"));
    slurm.account("sans", user.name());
  }

  @AfterAll
  void stop() {
    slurm.close();
    user.close();
  }

  @Test
  void aJobIsHandedInOnceRunsAndIsRemembered() throws Exception {
    Handed job = hand("{\"name\":\"blend\",\"cpus\":2,\"memory\":\"400M\"}", "echo", "ran");
    assertEquals(job.id(), hand(job).id(), "handed in again");
    ObjectNode end = job.end();
    assertEquals(0, end.path("code").asInt(-1), end.toString());
    assertEquals("done", end.path("stage").asText());
    assertEquals(job.id(), end.path("job").asText());
    QueueEntry seen = await(job, entry -> entry.state().filter(QueueState::ended).isPresent());
    assertEquals(Optional.of(QueueState.COMPLETED), seen.state());
    assertEquals("blend-" + job.token(), seen.name());
    QueueEntry remembered = job.remembered();
    assertEquals(Optional.of(QueueState.COMPLETED), remembered.state());
    assertEquals("ran\n", Files.readString(job.folder().resolve("runner.log")));
  }

  @Test
  void theProgramIsToldWhatTheJobHas() throws Exception {
    Handed job =
        hand(
            "{\"cpus\":3,\"memory\":\"300M\",\"memory_per\":\"cpu\","
                + "\"environment\":{\"ODD\":\"it's \\\"$HOME\\\" `id` \\\\ é\"},"
                + "\"prologue\":\"export FROM='prologue'\",\"epilogue\":\"touch after\"}",
            "bash",
            "-c",
            "echo \"$0 $1 $ODD $FROM\"",
            BatchScript.THREADS,
            "-Xmx" + BatchScript.HEAP + "m");
    job.end();
    // Slurm gives whole cores, of two CPUs each where the computer has such.
    assertTrue(
        Files.readString(job.folder().resolve("runner.log"))
            .matches("3 -Xmx(675|900)m it's \"\\$HOME\" `id` \\\\ é prologue\n"),
        Files.readString(job.folder().resolve("runner.log")));
    assertTrue(Files.exists(job.folder().resolve("after")));
  }

  @Test
  void whatAPersonWroteEndsNothingElse() throws Exception {
    Handed open = hand("{\"prologue\":\"echo 'open\"}".replace("\"}", "\\n\"}"), "echo", "ran");
    ObjectNode end = open.end();
    assertEquals(0, end.path("code").asInt(-1), end.toString());
    Handed exits = hand("{\"prologue\":\"exit 0\"}", "echo", "ran");
    assertEquals(
        BatchScript.Code.PROLOGUE.code(), exits.end().path("code").asInt(), exits.end().toString());
    Handed module = hand("{\"modules\":[\"no/such\"]}", "echo", "ran");
    assertEquals(BatchScript.Code.MODULES.code(), module.end().path("code").asInt());
    Handed odd =
        hand("{\"output\":\"it's \\\"odd\\\" # $(touch x) é.txt\"}", "bash", "-c", "exit 7");
    assertEquals(7, odd.end().path("code").asInt());
    assertTrue(Files.exists(odd.folder().resolve("it's \"odd\" # $(touch x) é.txt")), odd.list());
  }

  @Test
  void aSecondJobOfTheSameTokenDoesNothing() throws Exception {
    Handed job = hand("{}", "bash", "-c", "echo ran >>runs; sleep 2");
    Files.delete(job.folder().resolve("jobid"));
    Handed twin = hand(job);
    assertFalse(job.id().equals(twin.id()));
    job.end();
    await(twin, entry -> entry.id().equals(twin.id()) && entry.state().orElseThrow().ended());
    assertEquals("ran\n", Files.readString(job.folder().resolve("runs")));
  }

  @Test
  void stopLetsTheFitEndAndCancelTellsWho() throws Exception {
    Handed job =
        hand("{}", "bash", "-c", "trap '' TERM; until [ -s control ]; do sleep .1; done; exit 3");
    await(job, entry -> entry.state().filter(s -> s == QueueState.RUNNING).isPresent());
    awaitFile(job.folder().resolve("runner.log"));
    slurm.as(user.name(), user.home(), scheduler.askToStop(List.of(job.id())));
    ObjectNode end = job.end();
    assertEquals(3, end.path("code").asInt(), end.toString());
    assertEquals("TERM", end.path("signal").asText());
    assertEquals("stop", Files.readString(job.folder().resolve("control")));

    Handed other = hand("{}", "sleep", "1000");
    await(other, entry -> entry.state().filter(s -> s == QueueState.RUNNING).isPresent());
    slurm.admin("scancel " + other.id());
    await(other, entry -> entry.state().filter(QueueState::ended).isPresent());
    QueueEntry remembered = other.remembered();
    assertEquals(Optional.of(QueueState.CANCELLED), remembered.state());
    assertEquals("by " + System.getProperty("user.name"), remembered.words());
  }

  @Test
  void theTimeLimitsSignalAsksTheFitToPause() throws Exception {
    Handed job = hand("{}", "bash", "-c", "until [ -s control ]; do sleep .1; done; exit 76");
    await(job, entry -> entry.state().filter(s -> s == QueueState.RUNNING).isPresent());
    awaitFile(job.folder().resolve("runner.log"));
    slurm.admin("scancel --batch --signal=USR1 " + job.id());
    assertEquals(76, job.end().path("code").asInt());
    assertEquals("pause", Files.readString(job.folder().resolve("control")));
  }

  @Test
  void tooMuchMemoryIsItsOwnReason() throws Exception {
    Handed job =
        hand(
            "{\"memory\":\"60M\"}",
            "bash",
            "-c",
            "x=$(head -c 300000000 /dev/zero | tr '\\0' x); echo ${#x}");
    QueueEntry seen = await(job, entry -> entry.state().filter(QueueState::ended).isPresent());
    assertEquals(Optional.of(QueueState.OUT_OF_MEMORY), seen.state(), seen.toString());
    assertEquals(Optional.of(QueueState.OUT_OF_MEMORY), job.remembered().state());
  }

  @Test
  void aNodeThatFailsIsItsOwnReason() throws Exception {
    Handed job = hand("{\"extra\":[\"--nodelist=" + slurm.nodeName(2) + "\"]}", "sleep", "1000");
    await(job, entry -> entry.state().filter(s -> s == QueueState.RUNNING).isPresent());
    slurm.admin("scontrol update node=" + slurm.nodeName(2) + " state=down reason=fire");
    QueueEntry seen = await(job, entry -> entry.state().filter(QueueState::ended).isPresent());
    assertEquals(Optional.of(QueueState.NODE_FAIL), seen.state(), seen.toString());
    slurm.backIn(2);
  }

  @Test
  void whatCanNeverStartSaysSo() throws Exception {
    Handed closed = hand("{\"partition\":\"closed\"}", "true");
    QueueEntry waits = await(closed, entry -> !entry.reason().equals("None"));
    assertEquals("PartitionDown", waits.reason());
    assertFalse(waits.never());
    assertTrue(waits.words().contains("closed"), waits.words());
    Handed late = hand("{\"walltime\":\"02:00:00\"}", "true");
    QueueEntry never = await(late, entry -> !entry.reason().equals("None"));
    assertTrue(never.never(), never.toString());
    assertTrue(never.words().startsWith("can never start: asks for more time"), never.words());
    Handed large = hand("{\"cpus\":99}", "true");
    assertTrue(await(large, entry -> !entry.reason().equals("None")).never());
    slurm.as(
        user.name(), user.home(), scheduler.cancel(List.of(closed.id(), late.id(), large.id())));
  }

  @Test
  void aRefusalIsInSlurmsWordsWithARemedy() throws Exception {
    Submitted.Refused refused =
        assertInstanceOf(Submitted.Refused.class, submit(fresh("{\"partition\":\"nosuch\"}")));
    assertTrue(refused.message().contains("nvalid partition name"), refused.message());
    assertTrue(refused.message().contains("Choose a partition"), refused.message());
    assertInstanceOf(Submitted.Refused.class, submit(fresh("{\"extra\":[\"--nosuch=1\"]}")));
  }

  @Test
  void aTrialSaysWhenOrWhyNot() throws Exception {
    Scheduler.Trial good = attempt("{\"walltime\":\"00:10:00\"}");
    assertTrue(good.ok() && good.message().contains("UTC"), good.toString());
    Scheduler.Trial bad = attempt("{\"gpus\":\"h100:1\"}");
    assertFalse(bad.ok(), bad.toString());
  }

  @Test
  void theClusterSaysWhatItOffers() throws Exception {
    ClusterFacts facts =
        scheduler.facts(slurm.as(user.name(), user.home(), scheduler.facts())).orElseThrow();
    assertEquals(List.of("sans"), facts.accounts());
    assertEquals(List.of("normal"), facts.qos());
    PartitionFacts main = facts.partition("").orElseThrow();
    assertEquals("main", main.name());
    assertEquals(Optional.of(Duration.ofHours(1)), main.maxWalltime());
    assertEquals(Optional.of(Duration.ofMinutes(10)), main.defaultWalltime());
    assertEquals(OptionalInt.of(4), main.cpusPerNode());
    assertEquals(16000, main.memoryPerNode().orElseThrow());
    assertEquals(List.of("a100:2"), main.gpus());
    PartitionFacts sans = facts.partition("sans").orElseThrow();
    assertEquals(List.of("sans", "ill"), sans.accounts());
    assertEquals(OptionalInt.of(1), sans.maxNodes());
    assertFalse(facts.partition("closed").orElseThrow().up());
    List<Problem> problems =
        facts.problems(
            request(
                "{\"walltime\":\"02:00:00\",\"cpus\":5,\"memory\":\"20G\",\"gpus\":\"h100:1\","
                    + "\"account\":\"nosuch\"}"));
    assertEquals(
        List.of("account", "walltime", "cpus", "memory", "gpus"),
        problems.stream().map(Problem::field).toList());
    assertEquals(List.of(), facts.problems(request("{\"gpus\":\"a100:2\",\"memory\":\"8G\"}")));
  }

  private record Place(BatchRequest request, Ticket ticket) {}

  private final class Handed {
    private final Place place;
    private final String id;

    Handed(Place place, String id) {
      this.place = place;
      this.id = id;
    }

    String id() {
      return id;
    }

    String token() {
      return place.ticket().token();
    }

    Path folder() {
      return Path.of(place.ticket().folder());
    }

    ObjectNode end() throws Exception {
      awaitFile(folder().resolve("batch.json"));
      return Json.readObject(Files.readAllBytes(folder().resolve("batch.json")));
    }

    String list() throws IOException {
      try (var files = Files.list(folder())) {
        return files.toList().toString();
      }
    }

    /** Accounting lags behind, so it is asked until it knows the end. */
    QueueEntry remembered() throws Exception {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      String script =
          scheduler.records(
              List.of(new Scheduler.Wanted("", place.ticket().name(place.request()))));
      while (true) {
        Ran ran = slurm.as(user.name(), user.home(), script);
        Records records = scheduler.records(ran);
        assertTrue(records.complete(), ran.toString());
        Optional<QueueEntry> found = records.find(token());
        if (found.flatMap(QueueEntry::state).filter(QueueState::ended).isPresent()) {
          return found.orElseThrow();
        }
        assertTrue(System.nanoTime() < deadline, ran.toString());
        LockSupport.parkNanos(100_000_000);
      }
    }
  }

  private interface Condition {
    boolean holds(QueueEntry entry);
  }

  private QueueEntry await(Handed job, Condition condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Ran ran = slurm.as(user.name(), user.home(), scheduler.queue());
      Optional<QueueEntry> seen =
          scheduler.queue(ran).orElseThrow().stream()
              .filter(entry -> entry.is(job.token()) && entry.id().equals(job.id()))
              .findFirst();
      if (seen.isPresent() && condition.holds(seen.orElseThrow())) {
        return seen.orElseThrow();
      }
      assertTrue(System.nanoTime() < deadline, ran.toString());
      LockSupport.parkNanos(50_000_000);
    }
  }

  private static void awaitFile(Path file) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(file)) {
      assertTrue(System.nanoTime() < deadline, "no " + file);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static BatchRequest request(String json) throws IOException {
    return BatchRequest.fromJson(Json.readObject(json));
  }

  private Place fresh(String json, String... program) throws IOException {
    BatchRequest request = request(json);
    assertEquals(List.of(), request.problems());
    String token = "job" + number.incrementAndGet() + "-1";
    Path folder = Files.createDirectory(work.resolve(token));
    user.own(folder);
    Ticket ticket = new Ticket(token, folder.toString());
    Files.writeString(
        folder.resolve("job.sh"), scheduler.script(request, ticket, List.of(program)));
    return new Place(request, ticket);
  }

  private Submitted submit(Place place) throws Exception {
    return scheduler.submitted(
        slurm.as(user.name(), user.home(), scheduler.submit(place.request(), place.ticket())));
  }

  private Handed hand(String json, String... program) throws Exception {
    return hand(fresh(json, program));
  }

  private Handed hand(Handed again) throws Exception {
    return hand(again.place);
  }

  private Handed hand(Place place) throws Exception {
    Submitted submitted = submit(place);
    return new Handed(
        place, assertInstanceOf(Submitted.Accepted.class, submitted, submitted.toString()).id());
  }

  private Scheduler.Trial attempt(String json) throws Exception {
    Ticket ticket = new Ticket("trial-1", work.toString());
    String script = scheduler.script(request(json), ticket, List.of("true"));
    return scheduler.tried(slurm.as(user.name(), user.home(), scheduler.tryOut(script)));
  }
}

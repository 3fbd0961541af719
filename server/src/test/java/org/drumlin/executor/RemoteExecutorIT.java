package org.drumlin.executor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.drumlin.app.EmbeddedServer;
import org.drumlin.app.EmbeddedSettings;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobFolder;
import org.drumlin.job.JobState;
import org.drumlin.job.RemoteRecord;
import org.drumlin.remote.ServerAddress;
import org.drumlin.remote.ServerClient;
import org.drumlin.remote.SignedInTargets;
import org.drumlin.remote.Targets;
import org.drumlin.store.EventQuery;
import org.drumlin.store.SqliteJobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub's jobs at a real server with the real runner. */
final class RemoteExecutorIT {
  private static final String GROUP = "group";

  @TempDir Path folder;
  private EmbeddedServer server;
  private ServerClient there;

  @BeforeEach
  void start() throws Exception {
    server = EmbeddedServer.start(EmbeddedSettings.standard(folder.resolve("server")));
    there = new ServerClient(new ServerAddress(server.baseUri(), server.bearerToken(), "none"));
  }

  @AfterEach
  void stop() throws Exception {
    for (Job job : there.jobs()) {
      if (!job.state().ended()) {
        there.stop(job.id());
        TestHub.await(() -> "the end of " + job, () -> ended(job.id()));
      }
    }
    there.close();
    server.close();
  }

  private boolean ended(String id) {
    try {
      return there.job(id).state().ended();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** A hub that has its jobs computed by the server. */
  private final class Hub implements AutoCloseable {
    final SqliteJobStore store;
    final JobFolders folders = new JobFolders(folder.resolve("hub/jobs"));
    final Targets targets;
    final RemoteExecutor executor;

    Hub() throws Exception {
      Path data = folder.resolve("hub");
      store = SqliteJobStore.open(data, InstantSource.system());
      targets = SignedInTargets.at(data, GROUP, server.baseUri(), server.bearerToken());
      executor = RemoteExecutor.start(store, folders, targets, TestHub.OWNER);
    }

    Job job(String id) {
      return store.find(id).orElseThrow();
    }

    JobFolder folder(String id) {
      return folders.of(id);
    }

    void submit(String id, String method) throws Exception {
      TestHub.submit(store, folders.root(), id, method, GROUP);
    }

    void await(String id, JobState state) {
      TestHub.await(() -> "it to be " + state + ": " + job(id), () -> job(id).state() == state);
      if (state.ended()) {
        TestHub.await(
            () -> "its published end", () -> Files.exists(folder(id).publishedFile("exit.json")));
      }
    }

    String idThere(String id) {
      TestHub.await(() -> "it to be handed in: " + job(id), () -> !record(id).job().isEmpty());
      return record(id).job();
    }

    RemoteRecord record(String id) {
      try {
        return RemoteRecord.read(folder(id)).orElse(RemoteRecord.waiting(GROUP, 0));
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() {
      executor.close();
      targets.close();
      store.close();
    }
  }

  @Test
  void aFitComesBackAsIfItHadBeenComputedHere() throws Exception {
    try (Hub hub = new Hub()) {
      hub.submit("a", TestHub.SHORT_DREAM);
      hub.await("a", JobState.FINISHED);
      Job job = hub.job("a");
      assertEquals(Optional.empty(), job.contact());
      assertTrue(job.chisq().isPresent() && job.progress().isPresent(), job.toString());
      assertEquals(1, there.jobs().size());
      for (String name : List.of("result.json", "run.json", "samples.csv.gz")) {
        Path far = folder.resolve("server/jobs").resolve(hub.idThere("a")).resolve(name);
        assertArrayEquals(
            Files.readAllBytes(far), Files.readAllBytes(hub.folder("a").publishedFile(name)), name);
      }
      List<JobEvent> events = hub.store.events(EventQuery.all(0, 1000)).events();
      assertTrue(events.stream().anyMatch(e -> e.type() == JobEvent.Type.PROGRESS));
      try (TestHub here = TestHub.open(folder.resolve("here"), 1)) {
        here.submit("a", TestHub.SHORT_DREAM);
        here.awaitState("a", JobState.FINISHED);
        here.awaitPublished("a");
        assertArrayEquals(
            Files.readAllBytes(here.folder("a").publishedFile("result.json")),
            Files.readAllBytes(hub.folder("a").publishedFile("result.json")),
            "the same bytes as a fit on this computer");
      }
    }
  }

  @Test
  void itIsSeenLiveAndStoppedFromHere() throws Exception {
    try (Hub hub = new Hub()) {
      hub.submit("a", TestHub.ENDLESS);
      hub.await("a", JobState.RUNNING);
      TestHub.await(
          () -> "a partial result", () -> Files.exists(hub.folder("a").attempt(1).partial()));
      TestHub.await(() -> "progress", () -> hub.job("a").progress().isPresent());
      hub.store.requestStop("a");
      hub.await("a", JobState.STOPPED);
      assertTrue(Files.exists(hub.folder("a").publishedFile("result.json")));
      assertEquals(JobState.STOPPED, there.job(hub.idThere("a")).state());
    }
  }

  @Test
  void theNextHubFollowsTheSameJob() throws Exception {
    String id;
    try (Hub hub = new Hub()) {
      hub.submit("a", TestHub.ENDLESS);
      hub.await("a", JobState.RUNNING);
      id = hub.idThere("a");
    }
    try (Hub hub = new Hub()) {
      double before = hub.job("a").progress().map(p -> p.t()).orElse(0.0);
      TestHub.await(
          () -> "more progress",
          () -> hub.job("a").progress().filter(p -> p.t() > before).isPresent());
      assertEquals(id, hub.idThere("a"));
      assertEquals(1, there.jobs().size(), "handed in once");
      hub.store.requestStop("a");
      hub.await("a", JobState.STOPPED);
    }
  }

  @Test
  void aHubThatDiedBeforeItHeardTheAnswerHandsInTheSameJob() throws Exception {
    try (Hub hub = new Hub()) {
      hub.submit("a", TestHub.ENDLESS);
      hub.await("a", JobState.RUNNING);
    }
    // As if the answer to the submission had been lost with the hub.
    RemoteRecord.waiting(GROUP, 0).sending("me").write(JobFolder.at(folder.resolve("hub/jobs/a")));
    try (Hub hub = new Hub()) {
      String id = hub.idThere("a");
      assertEquals(List.of(id), there.jobs().stream().map(Job::id).toList());
      hub.store.requestStop("a");
      hub.await("a", JobState.STOPPED);
    }
  }

  @Test
  void aJobThatVanishedThereFailsHereWithWords() throws Exception {
    String id;
    try (Hub hub = new Hub()) {
      hub.submit("a", TestHub.ENDLESS);
      hub.await("a", JobState.RUNNING);
      id = hub.idThere("a");
    }
    there.stop(id);
    TestHub.await(() -> "its end there", () -> ended(id));
    there.delete(id);
    try (Hub hub = new Hub()) {
      hub.await("a", JobState.FAILED);
      assertTrue(hub.job("a").message().contains(id), hub.job("a").message());
    }
  }

  @Test
  void aJobDeletedHereIsDeletedThere() throws Exception {
    try (Hub hub = new Hub()) {
      hub.submit("a", TestHub.LM);
      hub.await("a", JobState.FINISHED);
      TestHub.await(() -> "the contact", () -> standing(hub).equals("ok"));
      assertEquals("", hub.targets.delete(GROUP, hub.idThere("a")));
      assertTrue(there.jobs().isEmpty());
    }
  }

  private static String standing(Hub hub) {
    try {
      return hub.targets.told(GROUP).state().wire();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void removingTheTargetGivesItsJobsUpWithWords() throws Exception {
    try (Hub hub = new Hub()) {
      hub.submit("a", TestHub.ENDLESS);
      hub.await("a", JobState.RUNNING);
      hub.targets.remove(GROUP);
      hub.await("a", JobState.FAILED);
      assertTrue(hub.job("a").message().contains("removed"), hub.job("a").message());
      assertFalse(ended(hub.record("a").job()), "there it goes on");
    }
  }
}

package org.drumlin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteJobStoreTest extends JobStoreContract {
  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();

  @Override
  JobStore openEmpty(QueueRules rules) {
    return SqliteJobStore.open(folder.resolve("contract"), clock, rules);
  }

  @Override
  public void pass(Duration time) {
    clock.pass(time);
  }

  private SqliteJobStore reopen() {
    return SqliteJobStore.open(folder.resolve("own"), clock);
  }

  @Test
  void whatWasWrittenIsThereAfterReopening() {
    try (SqliteJobStore store = reopen()) {
      store.submit(TestedStore.job("a", Optional.of("k"), "d"));
      Lease lease = store.claim(Job.HERE, "w", LEASE).orElseThrow().lease();
      store.running(lease);
      store.progress(lease, TestedStore.progress(7));
    }
    try (SqliteJobStore store = reopen()) {
      assertEquals(JobState.RUNNING, store.find("a").orElseThrow().state());
      assertEquals(7, store.find("a").orElseThrow().progress().orElseThrow().seq());
      assertEquals(
          Submitted.Outcome.KNOWN,
          store.submit(TestedStore.job("b", Optional.of("k"), "d")).outcome());
      assertTrue(store.lastSequence() > 0);
    }
  }

  @Test
  void leasesOfAProcessThatIsGoneAreVoid() {
    Lease old;
    try (SqliteJobStore store = reopen()) {
      store.submit(TestedStore.job("a", Optional.empty(), "d"));
      old = store.claim(Job.HERE, "w", LEASE).orElseThrow().lease();
    }
    try (SqliteJobStore store = reopen()) {
      Lease taken = store.takeOver(Job.HERE, "w", LEASE).orElseThrow().lease();
      assertEquals("a", taken.jobId());
      assertEquals(Written.STALE, store.running(old));
      assertEquals(Written.DONE, store.running(taken));
    }
  }

  @Test
  void aSecondHubIsTurnedAwayAndDoesNotBreakTheLock() {
    try (SqliteJobStore store = reopen()) {
      for (int i = 0; i < 2; i++) {
        StoreException refused = assertThrows(StoreException.class, this::reopen);
        assertTrue(
            String.valueOf(refused.getMessage()).contains("already running"), refused.getMessage());
      }
      store.submit(TestedStore.job("a", Optional.empty(), "d"));
    }
    reopen().close();
  }

  @Test
  void everyCommitReachesTheDisk() throws Exception {
    try (SqliteJobStore store = reopen()) {
      store.submit(TestedStore.job("a", Optional.empty(), "d"));
      assertEquals("wal", pragma("journal_mode"));
    }
    assertEquals("3", pragma("user_version"));
  }

  @Test
  void anotherProgramReadingTheFileIsNoHindrance() throws Exception {
    try (SqliteJobStore store = reopen();
        Connection other = connect();
        Statement s = other.createStatement()) {
      s.execute("BEGIN");
      try (ResultSet r = s.executeQuery("SELECT count(*) FROM job")) {
        assertTrue(r.next());
      }
      store.submit(TestedStore.job("a", Optional.empty(), "d"));
      assertEquals(1, store.list("anna").size());
      s.execute("ROLLBACK");
    }
  }

  @Test
  void anotherProgramWritingIsWaitedForThenNamed() throws Exception {
    try (SqliteJobStore store = reopen();
        Connection other = connect();
        Statement s = other.createStatement()) {
      s.execute("BEGIN IMMEDIATE");
      StoreException busy =
          assertThrows(
              StoreException.class,
              () -> store.submit(TestedStore.job("a", Optional.empty(), "d")));
      assertTrue(busy.retryable());
      assertTrue(String.valueOf(busy.getMessage()).contains("another program"), busy.getMessage());
      s.execute("ROLLBACK");
      store.submit(TestedStore.job("a", Optional.empty(), "d"));
    }
  }

  @Test
  void aNewerSchemaIsLeftAlone() throws Exception {
    reopen().close();
    try (Connection other = connect();
        Statement s = other.createStatement()) {
      s.execute("PRAGMA user_version = 99");
    }
    StoreException refused = assertThrows(StoreException.class, this::reopen);
    assertTrue(
        String.valueOf(refused.getMessage()).contains("newer Drumlin"), refused.getMessage());
    assertFalse(refused.retryable());
    assertEquals("99", pragma("user_version"));
  }

  @Test
  void aFileThatIsNoDatabaseIsNamed() throws Exception {
    Files.createDirectories(folder.resolve("own"));
    Files.writeString(folder.resolve("own/drumlin.sqlite"), "not a database at all".repeat(100));
    StoreException refused = assertThrows(StoreException.class, this::reopen);
    assertTrue(
        String.valueOf(refused.getMessage()).contains("drumlin.sqlite"), refused.getMessage());
    Files.delete(folder.resolve("own/drumlin.sqlite"));
    reopen().close();
  }

  private Connection connect() throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("own/drumlin.sqlite"));
  }

  private String pragma(String name) throws Exception {
    try (Connection c = connect();
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery("PRAGMA " + name)) {
      return r.next() ? r.getString(1) : "";
    }
  }
}

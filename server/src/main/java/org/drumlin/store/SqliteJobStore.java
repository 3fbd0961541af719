package org.drumlin.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.drumlin.job.Contact;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.job.Progress;
import org.drumlin.store.JobRows.Row;

/**
 * The store of an embedded server: one SQLite file that one process at a time may use. Leases of a
 * process that is gone are void at once, since its lock on the folder was free.
 */
public final class SqliteJobStore implements JobStore {
  private final DataFolderLock lock;
  private final SqliteDatabase database;
  private final InstantSource clock;
  private final QueueRules rules;
  private final EventSignal signal = new EventSignal();

  private SqliteJobStore(
      DataFolderLock lock, SqliteDatabase database, InstantSource clock, QueueRules rules) {
    this.lock = lock;
    this.database = database;
    this.clock = clock;
    this.rules = rules;
  }

  /** Opens the store of one person's data folder, or makes it. */
  public static SqliteJobStore open(Path folder, InstantSource clock) {
    return open(folder, clock, QueueRules.UNLIMITED);
  }

  /**
   * Opens the store of a data folder, or makes it.
   *
   * @throws StoreException with a message for a person when another process uses the folder
   */
  public static SqliteJobStore open(Path folder, InstantSource clock, QueueRules rules) {
    DataFolderLock lock = DataFolderLock.take(folder);
    try {
      SqliteDatabase database = SqliteDatabase.open(folder.resolve("drumlin.sqlite"));
      SqliteJobStore store = new SqliteJobStore(lock, database, clock, rules);
      database.write(
          c -> JobRows.update(c, "UPDATE job SET lease_until = 0 WHERE lease_until IS NOT NULL"));
      store.signal.reached(store.lastSequence());
      return store;
    } catch (StoreException e) {
      lock.close();
      throw e;
    }
  }

  @Override
  public Submitted submit(NewJob job) {
    return write(t -> {
      Optional<Row> known =
          JobRows.find(
              t.connection(),
              "id = ? OR (owner = ? AND idempotency_key = ?)", // never true of a key that is null
              job.id(),
              job.owner(),
              job.idempotencyKey().orElse(null));
      if (known.isPresent()) {
        Row row = known.orElseThrow();
        boolean same = row.digest().equals(job.digest());
        return new Submitted(
            same ? Submitted.Outcome.KNOWN : Submitted.Outcome.CONFLICT, row.job());
      }
      Job first = Transitions.submitted(job, t.now());
      t.add(job, first);
      return new Submitted(Submitted.Outcome.ACCEPTED, first);
    });
  }

  @Override
  public Optional<Claim> claim(String target, String worker, Duration lease) {
    return write(t -> {
      Optional<Row> next = SqliteQueue.next(t.connection(), target, rules);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      Row row = next.orElseThrow();
      Job starting = Transitions.claimed(row.job());
      t.change(row, starting);
      return Optional.of(t.lend(row, starting, worker, lease));
    });
  }

  @Override
  public Optional<Claim> takeOver(String target, String worker, Duration lease) {
    return write(t -> {
      Optional<Row> lapsed = SqliteQueue.lapsed(t.connection(), target, t.now());
      while (lapsed.isPresent() && SqliteQueue.stalls(lapsed.orElseThrow()) > MAX_STALLS) {
        t.giveUp(lapsed.orElseThrow());
        lapsed = SqliteQueue.lapsed(t.connection(), target, t.now());
      }
      if (lapsed.isEmpty()) {
        return Optional.empty();
      }
      Row row = lapsed.orElseThrow();
      SqliteQueue.stalls(t.connection(), row.job().id(), SqliteQueue.stalls(row));
      return Optional.of(t.lend(row, row.job(), worker, lease));
    });
  }

  @Override
  public Optional<Job> heartbeat(Lease lease, Duration duration) {
    return write(t -> {
      Optional<Row> held = t.job(lease.jobId()).filter(row -> row.heldBy(lease));
      if (held.isPresent()) {
        t.extend(lease, t.now().plus(duration));
      }
      return held.map(Row::job);
    });
  }

  @Override
  public Written running(Lease lease) {
    return underLease(
        lease,
        (t, row) -> {
          if (row.job().started().isPresent()) {
            return Written.ALREADY;
          }
          t.change(row, Transitions.running(row.job(), t.now()));
          return Written.DONE;
        });
  }

  @Override
  public Written progress(Lease lease, Progress progress) {
    return underLease(
        lease,
        (t, row) -> {
          JobRows.save(t.connection(), Transitions.progressed(row.job(), progress));
          SqliteQueue.stalls(t.connection(), row.job().id(), 0);
          t.appendNewest(row, JobEvent.Type.PROGRESS, progress.toJson());
          return Written.DONE;
        });
  }

  @Override
  public Written remark(Lease lease, String message, Optional<Contact> contact) {
    return underLease(
        lease,
        (t, row) -> {
          t.change(row, row.job().withRemark(message, contact));
          return Written.DONE;
        });
  }

  @Override
  public Written partialResult(Lease lease) {
    return underLease(
        lease,
        (t, row) -> {
          t.appendNewest(row, JobEvent.Type.RESULT, Json.object().put("final", false));
          return Written.DONE;
        });
  }

  @Override
  public Written log(Lease lease, String text) {
    return underLease(
        lease,
        (t, row) -> {
          t.append(row, JobEvent.Type.LOG, Json.object().put("text", text));
          return Written.DONE;
        });
  }

  @Override
  public Written publish(Lease lease, Ending ending) {
    if (!ending.state().ended()) {
      throw new IllegalArgumentException(ending.state() + " is no end");
    }
    return underLease(
        lease,
        (t, row) -> {
          t.end(row, ending);
          return Written.DONE;
        });
  }

  @Override
  public Written requeue(Lease lease, String reason) {
    return queueAgain(lease, reason, true);
  }

  @Override
  public Written giveBack(Lease lease, String reason) {
    return queueAgain(lease, reason, false);
  }

  private Written queueAgain(Lease lease, String reason, boolean fault) {
    return underLease(
        lease,
        (t, row) -> {
          JobState next = row.job().state().requeued();
          int faults = row.job().attempt() - SqliteQueue.pauses(t.connection(), row.job().id());
          if (next.ended()) {
            t.end(row, new Ending(next, reason, Optional.empty()));
          } else if (fault && faults >= MAX_ATTEMPTS) {
            t.end(row, new Ending(JobState.FAILED, reason, Optional.empty()));
          } else {
            if (!fault) {
              SqliteQueue.paused(t.connection(), row.job().id());
            }
            t.vacate(row);
            t.change(row, Transitions.requeued(row.job(), reason));
          }
          return Written.DONE;
        });
  }

  @Override
  public void release(Lease lease) {
    underLease(
        lease,
        (t, row) -> {
          t.extend(lease, Instant.EPOCH);
          return Written.DONE;
        });
  }

  @Override
  public Optional<Job> requestStop(String id) {
    return write(t -> {
      Optional<Row> found = t.job(id);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      Row row = found.orElseThrow();
      if (row.job().state() == JobState.QUEUED) {
        t.end(row, Ending.CANCELLED);
      } else if (row.job().state().before(JobState.STOPPING)) {
        t.change(row, Transitions.stopping(row.job()));
      }
      return t.job(id).map(Row::job);
    });
  }

  @Override
  public Deletion delete(String id) {
    return write(t -> {
      Optional<Row> found = t.job(id);
      if (found.isEmpty()) {
        return Deletion.UNKNOWN;
      }
      if (!found.orElseThrow().job().state().ended()) {
        return Deletion.AT_WORK;
      }
      JobRows.update(t.connection(), "DELETE FROM event WHERE job = ?", id);
      JobRows.update(t.connection(), "DELETE FROM job WHERE id = ?", id);
      return Deletion.DELETED;
    });
  }

  /** What a server on that folder has to do, also while it runs; nothing when there is none. */
  public static List<QueueEntry> queueOf(Path folder) {
    Path file = folder.resolve("drumlin.sqlite");
    if (!java.nio.file.Files.exists(file)) {
      return List.of();
    }
    try (SqliteDatabase database = SqliteDatabase.open(file)) {
      return database.read(SqliteQueue::entries);
    }
  }

  @Override
  public Optional<Job> find(String id) {
    return database.read(c -> JobRows.find(c, "id = ?", id).map(Row::job));
  }

  @Override
  public Optional<Job> find(String owner, String id) {
    return database.read(c -> JobRows.find(c, "id = ? AND owner = ?", id, owner).map(Row::job));
  }

  @Override
  public Optional<Job> known(String owner, String idempotencyKey) {
    return database.read(c ->
        JobRows.find(c, "owner = ? AND idempotency_key = ?", owner, idempotencyKey).map(Row::job));
  }

  @Override
  public List<Job> list(String owner) {
    return database.read(c ->
        JobRows.list(c, "owner = ? ORDER BY ordinal DESC", owner).stream().map(Row::job).toList());
  }

  @Override
  public int count(JobState state) {
    return database.read(
        c -> (int) JobRows.number(c, "SELECT count(*) FROM job WHERE state = ?", state.wire()));
  }

  @Override
  public int count(String owner) {
    return database.read(
        c -> (int) JobRows.number(c, "SELECT count(*) FROM job WHERE owner = ?", owner));
  }

  @Override
  public List<QueueEntry> queue() {
    return database.read(SqliteQueue::entries);
  }

  @Override
  public EventPage events(EventQuery query) {
    return database.read(c -> {
      List<JobEvent> events = JobRows.events(c, query);
      boolean more = events.size() == query.limit();
      return new EventPage(
          events,
          more ? events.getLast().seq() : newest(c),
          query.after() < JobRows.number(c, "SELECT upto FROM trimmed"));
    });
  }

  @Override
  public long lastSequence() {
    return database.read(SqliteJobStore::newest);
  }

  @Override
  public long awaitEvents(long after, Duration timeout) throws InterruptedException {
    return signal.await(after, timeout);
  }

  @Override
  public void trimEvents(int keep) {
    write(t -> {
      Connection c = t.connection();
      long upto =
          JobRows.number(
              c, "SELECT sequence FROM event ORDER BY sequence DESC LIMIT 1 OFFSET ?", keep);
      if (upto > 0) {
        JobRows.update(c, "DELETE FROM event WHERE sequence <= ?", upto);
        JobRows.update(c, "UPDATE trimmed SET upto = ?", upto);
      }
      return upto;
    });
  }

  @Override
  public void close() {
    signal.close();
    database.close();
    lock.close();
  }

  /** Work in a transaction. */
  @FunctionalInterface
  private interface Work<T> {
    T in(SqliteTransaction transaction) throws SQLException;
  }

  private <T> T write(Work<T> work) {
    record Both<T>(T result, long newest) {}
    Instant now = Instant.ofEpochMilli(clock.millis());
    Both<T> both =
        database.write(c -> new Both<>(work.in(new SqliteTransaction(c, now)), newest(c)));
    signal.reached(both.newest());
    return both.result();
  }

  private Written underLease(Lease lease, SqliteTransaction.Act act) {
    return write(t -> t.underLease(lease, act));
  }

  private static long newest(Connection c) throws SQLException {
    return JobRows.number(c, "SELECT seq FROM sqlite_sequence WHERE name = 'event'");
  }
}

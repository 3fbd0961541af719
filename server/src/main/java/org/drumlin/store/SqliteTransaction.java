package org.drumlin.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.store.JobRows.Row;

/** One transaction of the SQLite store: a change and its event belong together. */
record SqliteTransaction(Connection connection, Instant now) {

  /** What a lease holder writes. */
  @FunctionalInterface
  interface Act {
    Written on(SqliteTransaction transaction, Row row) throws SQLException;
  }

  Optional<Row> job(String id) throws SQLException {
    return JobRows.find(connection, "id = ?", id);
  }

  Written underLease(Lease lease, Act act) throws SQLException {
    Optional<Row> found = job(lease.jobId());
    if (found.isEmpty()) {
      return Written.STALE;
    }
    Row row = found.orElseThrow();
    if (row.heldBy(lease)) {
      return act.on(this, row);
    }
    boolean endedByIt = row.job().state().ended() && row.fence() == lease.fence();
    return endedByIt ? Written.ALREADY : Written.STALE;
  }

  void add(NewJob job, Job first) throws SQLException {
    JobRows.insert(connection, job, first);
    SqliteQueue.join(connection, job);
    append(Row.fresh(first, job), JobEvent.Type.STATE, first.toJson());
  }

  /** Gives a new lease; all older ones of the job are stale from now on. */
  Claim lend(Row row, Job job, String worker, Duration lease) throws SQLException {
    long fence = row.fence() + 1;
    JobRows.update(
        connection,
        "UPDATE job SET fence = ?, worker = ?, lease_until = ? WHERE id = ?",
        fence,
        worker,
        now.plus(lease).toEpochMilli(),
        job.id());
    return new Claim(new Lease(job.id(), job.attempt(), fence, worker), job);
  }

  void extend(Lease lease, Instant until) throws SQLException {
    JobRows.update(
        connection,
        "UPDATE job SET lease_until = ? WHERE id = ?",
        until.toEpochMilli(),
        lease.jobId());
  }

  /** A job that nobody survives to work on; whoever had it last is refused from now on. */
  void giveUp(Row row) throws SQLException {
    String id = row.job().id();
    JobRows.update(connection, "UPDATE job SET fence = fence + 1 WHERE id = ?", id);
    String message = Poison.message(SqliteQueue.lastLines(connection, id));
    end(row, new Ending(JobState.FAILED, message, Optional.empty()));
  }

  /** Nobody works on the job any more. */
  void vacate(Row row) throws SQLException {
    JobRows.update(
        connection,
        "UPDATE job SET worker = NULL, lease_until = NULL WHERE id = ?",
        row.job().id());
  }

  void change(Row row, Job job) throws SQLException {
    JobRows.save(connection, job);
    append(row, JobEvent.Type.STATE, job.toJson());
  }

  void end(Row row, Ending ending) throws SQLException {
    vacate(row);
    change(row, Transitions.ended(row.job(), ending, now));
    if (ending.state() == JobState.FINISHED || ending.state() == JobState.STOPPED) {
      appendNewest(row, JobEvent.Type.RESULT, Json.object().put("final", true));
    }
  }

  void append(Row row, JobEvent.Type type, ObjectNode data) throws SQLException {
    JobRows.append(connection, row, now.toEpochMilli(), type, data);
  }

  /** Of progress and partial results only the newest is worth keeping. */
  void appendNewest(Row row, JobEvent.Type type, ObjectNode data) throws SQLException {
    JobRows.update(
        connection, "DELETE FROM event WHERE job = ? AND type = ?", row.job().id(), type.wire());
    append(row, type, data);
  }
}

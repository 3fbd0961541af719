package org.drumlin.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.store.JobRows.Row;

/** Whose turn it is in the SQLite store. */
final class SqliteQueue {
  private static final String ACTIVE = "state IN ('starting', 'running', 'stopping')";

  private SqliteQueue() {}

  /** A job was just inserted: its owner takes part from now on, before all who were served. */
  static void join(Connection c, NewJob job) throws SQLException {
    JobRows.update(
        c,
        "INSERT OR IGNORE INTO turn VALUES (?, ?, last_insert_rowid() / 1099511627776.0)",
        job.target(),
        job.owner());
  }

  /** The next job of whoever was served longest ago and may have another one. */
  static Optional<Row> next(Connection c, String target, QueueRules rules) throws SQLException {
    for (String owner : waiting(c, target)) {
      if (mayRun(c, target, owner, rules)) {
        JobRows.update(
            c,
            """
            UPDATE turn SET number = (SELECT CAST(max(number) AS INTEGER) + 1 FROM turn)
            WHERE target = ? AND owner = ?\
            """,
            target,
            owner);
        return JobRows.find(
            c,
            """
            state = 'queued' AND target = ? AND owner = ?
            ORDER BY priority DESC, ordinal LIMIT 1\
            """,
            target,
            owner);
      }
    }
    return Optional.empty();
  }

  /** Owners with something queued, whose turn it is first. */
  private static List<String> waiting(Connection c, String target) throws SQLException {
    try (PreparedStatement s =
        c.prepareStatement(
            """
            SELECT owner FROM turn WHERE target = ? AND EXISTS (SELECT 1 FROM job
              WHERE state = 'queued' AND target = turn.target AND owner = turn.owner)
            ORDER BY number\
            """)) {
      s.setString(1, target);
      List<String> owners = new ArrayList<>();
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          owners.add(r.getString(1));
        }
      }
      return owners;
    }
  }

  private static boolean mayRun(Connection c, String target, String owner, QueueRules rules)
      throws SQLException {
    return !target.equals(Job.HERE)
        || JobRows.number(
                c,
                "SELECT count(*) FROM job WHERE target = ? AND owner = ? AND " + ACTIVE,
                target,
                owner)
            < rules.runningPerUser();
  }

  /** The job whose lease ran out first, if one did. */
  static Optional<Row> lapsed(Connection c, String target, Instant now) throws SQLException {
    return JobRows.find(
        c,
        "lease_until <= ? AND target = ? ORDER BY lease_until, ordinal LIMIT 1",
        now.toEpochMilli(),
        target);
  }

  /** How often in a row the job's worker was lost, were it taken over now. */
  static int stalls(Row row) {
    boolean lost = row.job().target().equals(Job.HERE) && !row.givenUp();
    return row.stalls() + (lost ? 1 : 0);
  }

  static void stalls(Connection c, String id, int stalls) throws SQLException {
    JobRows.update(c, "UPDATE job SET stalls = ? WHERE id = ?", stalls, id);
  }

  /** How many of the job's attempts were given back: they count for no fault. */
  static int pauses(Connection c, String id) throws SQLException {
    return (int) JobRows.number(c, "SELECT pauses FROM job WHERE id = ?", id);
  }

  static void paused(Connection c, String id) throws SQLException {
    JobRows.update(c, "UPDATE job SET pauses = pauses + 1 WHERE id = ?", id);
  }

  /** The last lines of a job's log, oldest first. */
  static List<String> lastLines(Connection c, String id) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (PreparedStatement s =
        c.prepareStatement(
            "SELECT data FROM event WHERE job = ? AND type = ? ORDER BY sequence DESC LIMIT ?")) {
      s.setString(1, id);
      s.setString(2, JobEvent.Type.LOG.wire());
      s.setInt(3, Poison.LINES);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          lines.addFirst(JobRows.object(r.getString(1)).path("text").asText());
        }
      }
    }
    return lines;
  }

  static List<QueueEntry> entries(Connection c) throws SQLException {
    try (PreparedStatement s =
            c.prepareStatement(
                """
                SELECT owner, count(*) FILTER (WHERE state = 'queued') AS queued,
                  count(*) FILTER (WHERE state <> 'queued') AS running,
                  min(ordinal) FILTER (WHERE state = 'queued') AS first
                FROM job WHERE target = 'local' AND (state = 'queued' OR %s)
                GROUP BY owner ORDER BY owner\
                """
                    .formatted(ACTIVE));
        ResultSet r = s.executeQuery()) {
      List<QueueEntry> entries = new ArrayList<>();
      while (r.next()) {
        Optional<Row> first = JobRows.find(c, "ordinal = ?", r.getObject("first"));
        entries.add(
            new QueueEntry(
                r.getString("owner"),
                r.getInt("queued"),
                r.getInt("running"),
                first.map(row -> row.job().created())));
      }
      return entries;
    }
  }
}

package org.drumlin.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drumlin.job.Contact;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.job.Progress;
import org.jspecify.annotations.Nullable;

/** Jobs and events as rows of the SQLite store. */
final class JobRows {
  private JobRows() {}

  /** A job with what only the store knows of it. */
  record Row(
      Job job, String owner, String digest, long fence, int stalls, @Nullable Long leaseUntil) {
    static Row fresh(Job job, NewJob from) {
      return new Row(job, from.owner(), from.digest(), 0, 0, null);
    }

    /** Whether its lease did not run out but was given back. */
    boolean givenUp() {
      return leaseUntil != null && leaseUntil == 0;
    }

    boolean heldBy(Lease lease) {
      return fence == lease.fence() && job.state().active();
    }
  }

  static Optional<Row> find(Connection c, String where, @Nullable Object... values)
      throws SQLException {
    List<Row> rows = list(c, where, values);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
  }

  static List<Row> list(Connection c, String where, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement s = prepare(c, "SELECT * FROM job WHERE " + where, values);
        ResultSet r = s.executeQuery()) {
      List<Row> rows = new ArrayList<>();
      while (r.next()) {
        rows.add(row(r));
      }
      return rows;
    }
  }

  static void insert(Connection c, NewJob job, Job first) throws SQLException {
    update(
        c,
        """
        INSERT INTO job (id, owner, title, method, models, state, attempt, created, message,
          idempotency_key, digest, target, priority, fence)
        VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,0)\
        """,
        job.id(),
        job.owner(),
        job.title(),
        job.method(),
        names(job.models()),
        first.state().wire(),
        first.attempt(),
        first.created().toEpochMilli(),
        first.message(),
        job.idempotencyKey().orElse(null),
        job.digest(),
        job.target(),
        job.priority());
  }

  /** Writes everything of the job that may change. */
  static void save(Connection c, Job job) throws SQLException {
    update(
        c,
        """
        UPDATE job SET state = ?, attempt = ?, started = ?, ended = ?, message = ?, progress = ?,
          chisq = ?, contact = ? WHERE id = ?\
        """,
        job.state().wire(),
        job.attempt(),
        job.started().map(Instant::toEpochMilli).orElse(null),
        job.ended().map(Instant::toEpochMilli).orElse(null),
        job.message(),
        job.progress().map(p -> Json.line(p.toJson())).orElse(null),
        job.chisq().orElse(null),
        job.contact().map(contact -> Json.line(contact.toJson())).orElse(null),
        job.id());
  }

  static void append(Connection c, Row row, long time, JobEvent.Type type, ObjectNode data)
      throws SQLException {
    update(
        c,
        "INSERT INTO event (job, owner, time, type, data) VALUES (?,?,?,?,?)",
        row.job().id(),
        row.owner(),
        time,
        type.wire(),
        Json.line(data));
  }

  static List<JobEvent> events(Connection c, EventQuery query) throws SQLException {
    StringBuilder sql = new StringBuilder("SELECT * FROM event WHERE sequence > ?");
    List<Object> values = new ArrayList<>(List.of(query.after()));
    query.owner().ifPresent(owner -> both(sql, " AND owner = ?", values, owner));
    query.job().ifPresent(job -> both(sql, " AND job = ?", values, job));
    both(sql, " ORDER BY sequence LIMIT ?", values, query.limit());
    try (PreparedStatement s = prepare(c, sql.toString(), values.toArray());
        ResultSet r = s.executeQuery()) {
      List<JobEvent> events = new ArrayList<>();
      while (r.next()) {
        events.add(event(r));
      }
      return events;
    }
  }

  static int update(Connection c, String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement s = prepare(c, sql, values)) {
      return s.executeUpdate();
    }
  }

  static long number(Connection c, String sql, Object... values) throws SQLException {
    try (PreparedStatement s = prepare(c, sql, values);
        ResultSet r = s.executeQuery()) {
      return r.next() ? r.getLong(1) : 0;
    }
  }

  private static void both(StringBuilder sql, String more, List<Object> values, Object value) {
    sql.append(more);
    values.add(value);
  }

  private static PreparedStatement prepare(Connection c, String sql, @Nullable Object... values)
      throws SQLException {
    PreparedStatement s = c.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      s.setObject(i + 1, values[i]);
    }
    return s;
  }

  private static Row row(ResultSet r) throws SQLException {
    Job job =
        new Job(
            r.getString("id"),
            r.getString("title"),
            state(r.getString("state")),
            r.getString("method"),
            names(r.getString("models")),
            r.getInt("attempt"),
            Instant.ofEpochMilli(r.getLong("created")),
            instant(r, "started"),
            instant(r, "ended"),
            r.getString("message"),
            progress(r.getString("progress")),
            chisq(r),
            r.getString("target"),
            contact(r.getString("contact")));
    long until = r.getLong("lease_until");
    Long leaseUntil = r.wasNull() ? null : until;
    return new Row(
        job,
        r.getString("owner"),
        r.getString("digest"),
        r.getLong("fence"),
        r.getInt("stalls"),
        leaseUntil);
  }

  private static JobEvent event(ResultSet r) throws SQLException {
    String type = r.getString("type");
    return new JobEvent(
        r.getLong("sequence"),
        r.getString("job"),
        JobEvent.Type.ofWire(type).orElseThrow(() -> damaged("event type " + type, null)),
        object(r.getString("data")));
  }

  private static JobState state(String wire) {
    return JobState.ofWire(wire).orElseThrow(() -> damaged("job state " + wire, null));
  }

  private static Optional<Instant> instant(ResultSet r, String column) throws SQLException {
    long millis = r.getLong(column);
    return r.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private static Optional<Double> chisq(ResultSet r) throws SQLException {
    double chisq = r.getDouble("chisq");
    return r.wasNull() ? Optional.empty() : Optional.of(chisq);
  }

  private static Optional<Progress> progress(@Nullable String json) {
    return json == null ? Optional.empty() : Optional.of(Progress.fromJson(object(json)));
  }

  private static Optional<Contact> contact(@Nullable String json) {
    try {
      return json == null ? Optional.empty() : Optional.of(Contact.fromJson(object(json)));
    } catch (IOException e) {
      throw damaged("'" + json + "'", e);
    }
  }

  private static String names(List<String> models) {
    ArrayNode names = Json.array();
    models.forEach(names::add);
    return Json.line(names);
  }

  private static List<String> names(String json) {
    List<String> models = new ArrayList<>();
    object("{\"models\":" + json + "}").path("models").forEach(name -> models.add(name.asText()));
    return List.copyOf(models);
  }

  static ObjectNode object(String json) {
    try {
      return Json.readObject(json);
    } catch (IOException e) {
      throw damaged("'" + json + "'", e);
    }
  }

  private static StoreException damaged(String what, @Nullable Throwable cause) {
    return new StoreException("The job store is damaged: it holds " + what, cause, false);
  }
}

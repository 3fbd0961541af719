package org.drumlin.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.drumlin.auth.Account;
import org.drumlin.auth.AccountStore;
import org.drumlin.auth.ApiToken;
import org.drumlin.auth.OneTime;
import org.drumlin.auth.Rate;
import org.drumlin.auth.Role;
import org.drumlin.auth.Rotation;
import org.drumlin.auth.Session;

/**
 * Accounts in a SQLite file of their own, beside the jobs', so that the administrator's commands
 * can use it while the server runs: SQLite keeps the processes apart.
 */
public final class SqliteAccountStore implements AccountStore {
  /** Its name in the data folder. */
  public static final String FILE = "accounts.sqlite";

  private static final int VERSION = 1;

  private final SqliteDatabase database;

  private SqliteAccountStore(SqliteDatabase database) {
    this.database = database;
  }

  /** Opens the accounts of a data folder, or makes them. */
  public static SqliteAccountStore open(Path folder) {
    return new SqliteAccountStore(SqliteDatabase.open(folder.resolve(FILE), "accounts", VERSION));
  }

  // ---- people ----

  @Override
  public boolean add(Account account) {
    return database.write(c -> {
      if (JobRows.number(
              c,
              "SELECT count(*) FROM account WHERE id = ? OR name_key = ?",
              account.user().id(),
              account.nameKey())
          > 0) {
        return false;
      }
      JobRows.update(
          c,
          """
          INSERT INTO account (id, name, name_key, role, guest, disabled, password, recovery,
            created, seen) VALUES (?,?,?,?,?,?,?,?,?,?)\
          """,
          account.user().id(),
          account.user().name(),
          account.nameKey(),
          account.user().role().wire(),
          account.user().guest(),
          account.user().disabled(),
          account.password().orElse(null),
          account.recovery().orElse(null),
          account.created().toEpochMilli(),
          account.seen().map(Instant::toEpochMilli).orElse(null));
      return true;
    });
  }

  @Override
  public Optional<Account> find(String id) {
    return one("SELECT * FROM account WHERE id = ?", id);
  }

  @Override
  public Optional<Account> named(String nameKey) {
    return one("SELECT * FROM account WHERE name_key = ?", nameKey);
  }

  private Optional<Account> one(String sql, String value) {
    return database.read(c -> AccountRows.first(c, AccountRows::account, sql, value));
  }

  @Override
  public List<Account> list() {
    return database.read(
        c -> AccountRows.list(c, AccountRows::account, "SELECT * FROM account ORDER BY ordinal"));
  }

  @Override
  public boolean assign(String id, Role role) {
    return database.write(
        c -> JobRows.update(c, "UPDATE account SET role = ? WHERE id = ?", role.wire(), id) > 0);
  }

  @Override
  public boolean disable(String id, boolean disabled) {
    return database.write(c -> {
      if (disabled) {
        JobRows.update(c, "DELETE FROM session WHERE account = ?", id);
      }
      return JobRows.update(c, "UPDATE account SET disabled = ? WHERE id = ?", disabled, id) > 0;
    });
  }

  @Override
  public void password(String id, String hash, Optional<String> keptSession) {
    database.write(c -> {
      JobRows.update(c, "UPDATE account SET password = ? WHERE id = ?", hash, id);
      return endAll(c, id, keptSession);
    });
  }

  @Override
  public void rehash(String id, String old, String hash) {
    database.write(c ->
        JobRows.update(
            c, "UPDATE account SET password = ? WHERE id = ? AND password = ?", hash, id, old));
  }

  @Override
  public boolean remove(String id) {
    return database.write(c -> {
      for (String table : List.of("session", "once", "token")) {
        JobRows.update(c, "DELETE FROM " + table + " WHERE account = ?", id);
      }
      return JobRows.update(c, "DELETE FROM account WHERE id = ?", id) > 0;
    });
  }

  @Override
  public Optional<Account> recover(String oldHash, String newHash) {
    return database.write(c -> {
      Optional<Account> account =
          AccountRows.first(
              c,
              AccountRows::account,
              "SELECT * FROM account WHERE recovery = ? AND disabled = 0",
              oldHash);
      JobRows.update(
          c,
          "UPDATE account SET recovery = ? WHERE recovery = ? AND disabled = 0",
          newHash,
          oldHash);
      return account;
    });
  }

  // ---- sessions ----

  @Override
  public void begin(Session session, int most, Instant now) {
    database.write(c -> {
      JobRows.update(
          c,
          "INSERT INTO session (id, account, refresh, expires) VALUES (?,?,?,?)",
          session.id(),
          session.user(),
          session.refresh(),
          session.expires().toEpochMilli());
      JobRows.update(
          c,
          """
          DELETE FROM session WHERE id IN (SELECT id FROM session WHERE account = ?
            ORDER BY expires DESC, rowid DESC LIMIT -1 OFFSET ?)\
          """,
          session.user(),
          most);
      return JobRows.update(
          c, "UPDATE account SET seen = ? WHERE id = ?", now.toEpochMilli(), session.user());
    });
  }

  @Override
  public Optional<Session> session(String id, Instant now) {
    return database.read(c -> live(c, id, now));
  }

  @Override
  public List<Session> sessions(String user, Instant now) {
    return database.read(c ->
        AccountRows.list(
            c,
            AccountRows::session,
            """
            SELECT * FROM session WHERE account = ? AND expires > ?
              ORDER BY expires DESC, rowid DESC\
            """,
            user,
            now.toEpochMilli()));
  }

  private static Optional<Session> live(Connection c, String id, Instant now) throws SQLException {
    return AccountRows.first(
        c,
        AccountRows::session,
        "SELECT * FROM session WHERE id = ? AND expires > ?",
        id,
        now.toEpochMilli());
  }

  @Override
  public Rotation rotate(String id, String shown, String next, Instant now, Duration grace) {
    return database.write(c -> {
      Optional<Session> found = live(c, id, now);
      if (found.isEmpty()) {
        return new Rotation.Ended();
      }
      Session session = found.orElseThrow();
      if (session.refresh().equals(shown)) {
        JobRows.update(
            c,
            "UPDATE session SET refresh = ?, previous = ?, replaced = ? WHERE id = ?",
            next,
            shown,
            now.toEpochMilli(),
            id);
        return new Rotation.Renewed(session.user(), session.expires());
      }
      boolean justReplaced =
          JobRows.number(
                  c,
                  "SELECT count(*) FROM session WHERE id = ? AND previous = ? AND replaced >= ?",
                  id,
                  shown,
                  now.minus(grace).toEpochMilli())
              > 0;
      if (justReplaced) {
        return new Rotation.Renewed(session.user(), session.expires());
      }
      JobRows.update(c, "DELETE FROM session WHERE id = ?", id);
      return new Rotation.Reused(session.user());
    });
  }

  @Override
  public void end(String id) {
    database.write(c -> JobRows.update(c, "DELETE FROM session WHERE id = ?", id));
  }

  @Override
  public void endAll(String user, Optional<String> keptSession) {
    database.write(c -> endAll(c, user, keptSession));
  }

  private static int endAll(Connection c, String user, Optional<String> kept) throws SQLException {
    return JobRows.update(
        c, "DELETE FROM session WHERE account = ? AND id <> ?", user, kept.orElse(""));
  }

  // ---- what may be used once ----

  @Override
  public void offer(OneTime once) {
    database.write(c -> {
      if (!once.user().isEmpty()) {
        JobRows.update(
            c, "DELETE FROM once WHERE account = ? AND kind = ?", once.user(), once.kind().name());
      }
      return JobRows.update(
          c,
          "INSERT INTO once (hash, kind, account, expires) VALUES (?,?,?,?)",
          once.hash(),
          once.kind().name(),
          once.user(),
          once.expires().toEpochMilli());
    });
  }

  @Override
  public Optional<OneTime> take(String hash, OneTime.Kind kind, Instant now) {
    return database.write(c -> {
      Optional<OneTime> found =
          AccountRows.first(
              c,
              AccountRows::once,
              "SELECT * FROM once WHERE hash = ? AND kind = ? AND expires > ?",
              hash,
              kind.name(),
              now.toEpochMilli());
      if (found.isPresent()) {
        JobRows.update(c, "DELETE FROM once WHERE hash = ?", hash);
      }
      return found;
    });
  }

  // ---- tokens for scripts ----

  @Override
  public boolean add(ApiToken token, String hash, int most) {
    return database.write(c -> {
      long there =
          JobRows.number(
              c,
              "SELECT count(*) FROM token WHERE account = ? AND expires > ?",
              token.user(),
              token.created().toEpochMilli());
      if (there >= most) {
        return false;
      }
      JobRows.update(
          c,
          "INSERT INTO token (hash, id, account, label, created, expires) VALUES (?,?,?,?,?,?)",
          hash,
          token.id(),
          token.user(),
          token.label(),
          token.created().toEpochMilli(),
          token.expires().toEpochMilli());
      return true;
    });
  }

  @Override
  public Optional<ApiToken> use(String hash, Instant now) {
    Optional<ApiToken> found =
        database.read(c ->
            AccountRows.first(
                c,
                AccountRows::token,
                "SELECT * FROM token WHERE hash = ? AND expires > ?",
                hash,
                now.toEpochMilli()));
    Instant minute = now.minusSeconds(60);
    if (found.isPresent() && found.orElseThrow().used().filter(minute::isBefore).isEmpty()) {
      database.write(c ->
          JobRows.update(c, "UPDATE token SET used = ? WHERE hash = ?", now.toEpochMilli(), hash));
    }
    return found;
  }

  @Override
  public List<ApiToken> tokens(String user) {
    return database.read(c ->
        AccountRows.list(
            c, AccountRows::token, "SELECT * FROM token WHERE account = ? ORDER BY ordinal", user));
  }

  @Override
  public boolean revoke(String user, String id) {
    return database.write(
        c -> JobRows.update(c, "DELETE FROM token WHERE account = ? AND id = ?", user, id) > 0);
  }

  // ---- limits ----

  @Override
  public Duration draw(String bucket, Rate rate, double amount, Instant now) {
    return database.write(c -> {
      double level = level(c, bucket, rate, now);
      if (level < amount) {
        return rate.until(amount - level);
      }
      fill(c, bucket, rate, level - amount, now);
      return Duration.ZERO;
    });
  }

  @Override
  public void putBack(String bucket, Rate rate, double amount, Instant now) {
    database.write(c -> {
      double level = level(c, bucket, rate, now);
      fill(c, bucket, rate, Math.min(rate.burst(), level + amount), now);
      return 0;
    });
  }

  private static double level(Connection c, String bucket, Rate rate, Instant now)
      throws SQLException {
    return AccountRows.first(
            c,
            r ->
                rate.filled(
                    r.getDouble("level"),
                    Duration.between(Instant.ofEpochMilli(r.getLong("at")), now)),
            "SELECT level, at FROM bucket WHERE name = ?",
            bucket)
        .orElse(rate.burst());
  }

  private static void fill(Connection c, String bucket, Rate rate, double level, Instant now)
      throws SQLException {
    JobRows.update(
        c,
        "INSERT OR REPLACE INTO bucket (name, level, at, full) VALUES (?,?,?,?)",
        bucket,
        level,
        now.toEpochMilli(),
        now.plus(rate.until(rate.burst() - level)).toEpochMilli());
  }

  @Override
  public void tidy(Instant now) {
    long millis = now.toEpochMilli();
    database.write(c ->
        JobRows.update(c, "DELETE FROM session WHERE expires <= ?", millis)
            + JobRows.update(c, "DELETE FROM once WHERE expires <= ?", millis)
            + JobRows.update(c, "DELETE FROM token WHERE expires <= ?", millis)
            + JobRows.update(c, "DELETE FROM bucket WHERE full <= ?", millis));
  }

  @Override
  public void close() {
    database.close();
  }
}

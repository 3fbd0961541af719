package org.drumlin.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drumlin.auth.Account;
import org.drumlin.auth.ApiToken;
import org.drumlin.auth.OneTime;
import org.drumlin.auth.Role;
import org.drumlin.auth.Session;
import org.drumlin.auth.User;
import org.jspecify.annotations.Nullable;

/** People, sessions and tokens as rows of the SQLite store of accounts. */
final class AccountRows {
  private AccountRows() {}

  /** Makes an object of the row a result stands at. */
  @FunctionalInterface
  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  static <T> List<T> list(Connection c, Reading<T> reading, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement s = c.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        s.setObject(i + 1, values[i]);
      }
      try (ResultSet r = s.executeQuery()) {
        List<T> rows = new ArrayList<>();
        while (r.next()) {
          rows.add(reading.of(r));
        }
        return rows;
      }
    }
  }

  static <T> Optional<T> first(
      Connection c, Reading<T> reading, String sql, @Nullable Object... values)
      throws SQLException {
    return list(c, reading, sql, values).stream().findFirst();
  }

  static Account account(ResultSet r) throws SQLException {
    String role = r.getString("role");
    User user =
        new User(
            r.getString("id"),
            r.getString("name"),
            Role.ofWire(role).orElseThrow(() -> damaged("the role " + role)),
            r.getBoolean("guest"),
            r.getBoolean("disabled"));
    return new Account(
        user,
        r.getString("name_key"),
        Optional.ofNullable(r.getString("password")),
        Optional.ofNullable(r.getString("recovery")),
        Instant.ofEpochMilli(r.getLong("created")),
        instant(r, "seen"));
  }

  static Session session(ResultSet r) throws SQLException {
    return new Session(
        r.getString("id"),
        r.getString("account"),
        r.getString("refresh"),
        Instant.ofEpochMilli(r.getLong("expires")));
  }

  static OneTime once(ResultSet r) throws SQLException {
    return new OneTime(
        r.getString("hash"),
        OneTime.Kind.valueOf(r.getString("kind")),
        r.getString("account"),
        Instant.ofEpochMilli(r.getLong("expires")));
  }

  static ApiToken token(ResultSet r) throws SQLException {
    return new ApiToken(
        r.getString("id"),
        r.getString("account"),
        r.getString("label"),
        Instant.ofEpochMilli(r.getLong("created")),
        Instant.ofEpochMilli(r.getLong("expires")),
        instant(r, "used"));
  }

  static Optional<Instant> instant(ResultSet r, String column) throws SQLException {
    long millis = r.getLong(column);
    return r.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private static StoreException damaged(String what) {
    return new StoreException("The store of accounts is damaged: it holds " + what, null, false);
  }
}

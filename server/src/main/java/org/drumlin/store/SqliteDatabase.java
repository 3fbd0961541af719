package org.drumlin.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteException;

/**
 * One SQLite file with one writing and one reading connection: write-ahead log, every commit synced
 * to the disk, the schema brought up to date when it is opened.
 */
final class SqliteDatabase implements AutoCloseable {
  /** The newest {@code schema-N.sql}. */
  private static final int VERSION = 3;

  private static final String JOBS = "schema";

  /** How long another program (a backup, a database browser) may keep us waiting. */
  private static final int BUSY_MILLIS = 3000;

  private final Connection writer;
  private final Connection reader;

  /** In turn: without, one of eight writers waits half a second now and then. */
  private final ReentrantLock writing = new ReentrantLock(true);

  private final ReentrantLock reading = new ReentrantLock(true);

  private SqliteDatabase(Connection writer, Connection reader) {
    this.writer = writer;
    this.reader = reader;
  }

  /** Work on a connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** The store of jobs. */
  static SqliteDatabase open(Path file) {
    return open(file, JOBS, VERSION);
  }

  /**
   * Opens a file, or makes it.
   *
   * @param schema its tables stand in {@code schema-1.sql} to {@code schema-version.sql}
   */
  static SqliteDatabase open(Path file, String schema, int version) {
    Connection writer = null;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      writer = connect(file);
      migrate(writer, file, schema, version);
      Connection reader = connect(file);
      try (Statement s = reader.createStatement()) {
        s.execute("PRAGMA query_only = ON");
      }
      return new SqliteDatabase(writer, reader);
    } catch (SQLException e) {
      close(writer);
      throw failure("The store " + file + " cannot be opened", e);
    } catch (IOException e) {
      throw new StoreException(
          "The folder of the store " + file + " cannot be made: " + e.getMessage(), e, false);
    } catch (StoreException e) {
      close(writer);
      throw e;
    }
  }

  /** Runs the work in one transaction, alone; on disk when this returns. */
  <T> T write(Work<T> work) {
    writing.lock();
    try {
      execute(writer, "BEGIN IMMEDIATE");
      boolean done = false;
      try {
        T result = work.on(writer);
        execute(writer, "COMMIT");
        done = true;
        return result;
      } finally {
        if (!done) {
          rollBack();
        }
      }
    } catch (SQLException e) {
      throw failure("The store could not be written", e);
    } finally {
      writing.unlock();
    }
  }

  /** Runs queries that see one state of the store. */
  <T> T read(Work<T> work) {
    reading.lock();
    try {
      execute(reader, "BEGIN");
      try {
        return work.on(reader);
      } finally {
        execute(reader, "ROLLBACK");
      }
    } catch (SQLException e) {
      throw failure("The store could not be read", e);
    } finally {
      reading.unlock();
    }
  }

  @Override
  public void close() {
    writing.lock();
    reading.lock();
    try {
      close(reader);
      close(writer);
    } finally {
      reading.unlock();
      writing.unlock();
    }
  }

  private void rollBack() throws SQLException {
    // A full disk or an I/O error may have ended the transaction already.
    if (!writer.isClosed()) {
      try {
        execute(writer, "ROLLBACK");
      } catch (SQLException e) {
        if (e.getMessage() == null || !e.getMessage().contains("no transaction is active")) {
          throw e;
        }
      }
    }
  }

  private static Connection connect(Path file) throws SQLException {
    Connection connection = JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
    try (Statement s = connection.createStatement()) {
      s.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
      s.execute("PRAGMA journal_mode = WAL");
      s.execute("PRAGMA synchronous = FULL");
    }
    return connection;
  }

  private static void migrate(Connection connection, Path file, String schema, int newest)
      throws SQLException, IOException {
    execute(connection, "BEGIN IMMEDIATE");
    try {
      int version = version(connection);
      if (version > newest) {
        throw new StoreException(
            "The store " + file + " was written by a newer Drumlin. Start that one.", null, false);
      }
      for (int next = version + 1; next <= newest; next++) {
        for (String statement : script(schema, next).split(";\\s*\\n")) {
          if (!statement.isBlank()) {
            execute(connection, statement);
          }
        }
      }
      execute(connection, "PRAGMA user_version = " + newest);
    } finally {
      // Nothing but a failure leaves the version behind; what it did is then undone.
      execute(connection, version(connection) == newest ? "COMMIT" : "ROLLBACK");
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement s = connection.createStatement();
        ResultSet r = s.executeQuery("PRAGMA user_version")) {
      return r.next() ? r.getInt(1) : 0;
    }
  }

  private static String script(String schema, int version) throws IOException {
    String name = schema + "-" + version + ".sql";
    try (InputStream in = SqliteDatabase.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement s = connection.createStatement()) {
      s.execute(sql);
    }
  }

  private static StoreException failure(String what, SQLException e) {
    if (e instanceof SQLiteException sqlite) {
      switch (sqlite.getResultCode()) {
        case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_LOCKED -> {
          return new StoreException(
              what + ": another program has the file open. Try again.", e, true);
        }
        case SQLITE_FULL -> {
          return new StoreException(what + ": the disk is full. Make room.", e, true);
        }
        default -> {}
      }
    }
    return new StoreException(what + ": " + e.getMessage(), e, false);
  }

  private static void close(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw failure("The store could not be closed", e);
      }
    }
  }
}

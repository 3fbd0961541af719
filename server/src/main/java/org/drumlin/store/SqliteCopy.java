package org.drumlin.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.JDBC;

/**
 * Copies of the SQLite files of a data folder, each of one moment, also while a server uses them.
 */
public final class SqliteCopy {
  /** All SQLite files that a data folder may have. */
  public static final List<String> FILES = List.of("drumlin.sqlite", "accounts.sqlite");

  private static final String URL = "jdbc:sqlite:";

  private SqliteCopy() {}

  /** Copies those that are there into another folder, where they must not be yet. */
  public static void copy(Path data, Path into) {
    for (String name : FILES) {
      if (Files.exists(data.resolve(name))) {
        copyFile(data.resolve(name), into.resolve(name));
      }
    }
  }

  private static void copyFile(Path from, Path to) {
    try (Connection connection = JDBC.createConnection(URL + from, new java.util.Properties());
        PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
      vacuum.setString(1, to.toString());
      vacuum.execute();
    } catch (SQLException e) {
      throw new StoreException(from + " cannot be copied: " + e.getMessage(), e, true);
    }
  }
}

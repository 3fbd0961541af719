package org.drumlin.app;

import java.time.InstantSource;
import org.drumlin.app.config.Secret;
import org.drumlin.app.config.ServerConfiguration;
import org.drumlin.app.config.StoreChoice;
import org.drumlin.auth.AccountStore;
import org.drumlin.store.JobStore;
import org.drumlin.store.RedisConnection;
import org.drumlin.store.RedisSettings;
import org.drumlin.store.SqliteAccountStore;
import org.drumlin.store.SqliteJobStore;
import org.drumlin.store.StoreException;

/** The stores that a configuration names. */
final class Stores {
  private Stores() {}

  static JobStore jobs(ServerConfiguration configuration) {
    return switch (configuration.store()) {
      case StoreChoice.Sqlite sqlite ->
          SqliteJobStore.open(configuration.data(), InstantSource.system());
      case StoreChoice.Redis redis ->
          throw new StoreException("This version keeps its jobs in SQLite only.", null, false);
    };
  }

  static AccountStore accounts(ServerConfiguration configuration) {
    return switch (configuration.store()) {
      case StoreChoice.Sqlite sqlite -> SqliteAccountStore.open(configuration.data());
      case StoreChoice.Redis redis ->
          throw new StoreException("This version keeps accounts in SQLite only.", null, false);
    };
  }

  /** A connection to the configured Redis; the caller's to close. */
  static RedisConnection connect(StoreChoice.Redis redis) {
    String password = redis.password().map(Secret::value).orElse("");
    return RedisConnection.open(RedisSettings.of(redis.url(), redis.user(), password));
  }
}

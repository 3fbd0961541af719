package org.drumlin.app;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.drumlin.app.config.Secret;
import org.drumlin.app.config.ServerConfiguration;
import org.drumlin.app.config.StoreChoice;
import org.drumlin.auth.AccountStore;
import org.drumlin.auth.AuditLog;
import org.drumlin.auth.LoggedAudit;
import org.drumlin.store.JobStore;
import org.drumlin.store.QueueEntry;
import org.drumlin.store.QueueRules;
import org.drumlin.store.RedisAccountStore;
import org.drumlin.store.RedisConnection;
import org.drumlin.store.RedisJobStore;
import org.drumlin.store.RedisSettings;
import org.drumlin.store.SqliteAccountStore;
import org.drumlin.store.SqliteJobStore;

/** The stores that a configuration names. What it opens is the caller's to close, before it. */
final class Stores implements AutoCloseable {
  private final ServerConfiguration configuration;
  private final Optional<RedisConnection> redis;

  private Stores(ServerConfiguration configuration, Optional<RedisConnection> redis) {
    this.configuration = configuration;
    this.redis = redis;
  }

  /**
   * Connects, where there is something to connect to.
   *
   * @throws org.drumlin.store.StoreException for a person
   */
  static Stores open(ServerConfiguration configuration) {
    return switch (configuration.store()) {
      case StoreChoice.Sqlite sqlite -> new Stores(configuration, Optional.empty());
      case StoreChoice.Redis choice ->
          new Stores(configuration, Optional.of(RedisConnection.open(settings(choice))));
    };
  }

  private static RedisSettings settings(StoreChoice.Redis choice) {
    String password = choice.password().map(Secret::value).orElse("");
    return RedisSettings.of(choice.url(), choice.user(), password);
  }

  /** Jobs. With SQLite no other server can have them open. */
  JobStore jobs() {
    QueueRules rules = new QueueRules(configuration.runningPerUser());
    return redis.isPresent()
        ? RedisJobStore.open(redis.orElseThrow(), rules)
        : SqliteJobStore.open(configuration.data(), InstantSource.system(), rules);
  }

  /** Accounts, which the administrator's commands may have open beside the server. */
  AccountStore accounts() {
    return redis.isPresent()
        ? new RedisAccountStore(redis.orElseThrow())
        : SqliteAccountStore.open(configuration.data());
  }

  /** Who did what. */
  AuditLog audit() {
    return new LoggedAudit();
  }

  /** What the server has to do, whether it runs or not. */
  List<QueueEntry> queue() {
    if (redis.isEmpty()) {
      return SqliteJobStore.queueOf(configuration.data());
    }
    try (JobStore store = jobs()) {
      return store.queue();
    }
  }

  /** The Redis that is used, if one is. */
  Optional<RedisConnection> redis() {
    return redis;
  }

  @Override
  public void close() {
    redis.ifPresent(RedisConnection::close);
  }
}

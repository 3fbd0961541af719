package org.drumlin.store;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stores on one Redis of the test's own, each with keys of its own. */
final class OpenRedisStores implements AutoCloseable {
  private final List<RedisConnection> connections = new ArrayList<>();
  private @Nullable RedisFixture redis;

  void start(Path folder) throws Exception {
    redis = RedisFixture.start(folder);
  }

  RedisFixture redis() {
    return Objects.requireNonNull(redis, "not started");
  }

  JobStore openEmpty(QueueRules rules, InstantSource clock) {
    String prefix = "drumlin" + connections.size() + ":";
    connections.add(RedisConnection.open(redis().settings().withPrefix(prefix)));
    return RedisJobStore.open(connections.getLast(), rules, clock);
  }

  @Override
  public void close() {
    connections.forEach(RedisConnection::close);
    redis().close();
  }
}

package org.drumlin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.drumlin.auth.AccountStore;
import org.drumlin.auth.Rate;
import org.drumlin.auth.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedisAccountStoreTest extends AccountStoreContract {
  @TempDir static Path folder;
  private static RedisFixture redis;
  private static int opened;
  private final List<RedisConnection> connections = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    redis = RedisFixture.start(folder);
  }

  @AfterAll
  static void end() {
    redis.close();
  }

  @AfterEach
  void disconnect() {
    connections.forEach(RedisConnection::close);
  }

  @Override
  AccountStore openEmpty() {
    RedisSettings own = redis.settings().withPrefix("drumlin" + opened++ + ":");
    connections.add(RedisConnection.open(own));
    return new RedisAccountStore(connections.getLast());
  }

  @Test
  void sessionsAndBucketsLeaveNothingBehind() {
    RedisConnection connection = connections.getLast();
    RedisAccountStore store = new RedisAccountStore(connection);
    Instant now = Instant.now();
    store.begin(new Session("s", "a", "r", now.plusSeconds(60)), 5, now);
    store.draw("b", new Rate(5, Duration.ofSeconds(10)), 1, now);
    for (String key : new String[] {"session:s", "bucket:b"}) {
      long left = connection.call(r -> r.pttl(connection.key(key)));
      assertTrue(left > 0 && left <= 60_000, key + " ends in " + left + " ms");
    }
    long forever = connection.call(r -> r.pttl(connection.key("nothing")));
    assertEquals(-2, forever);
  }

  @Test
  void aSessionIsThereAfterRedisWasKilled() throws Exception {
    RedisConnection connection = connections.getLast();
    RedisAccountStore store = new RedisAccountStore(connection);
    Instant now = Instant.now();
    store.begin(new Session("s", "a", "r", now.plusSeconds(600)), 5, now);
    store.end("t");
    redis.kill();
    redis.restart();
    try (RedisConnection again = RedisConnection.open(connection.settings())) {
      assertTrue(new RedisAccountStore(again).session("s", now).isPresent());
    }
  }
}

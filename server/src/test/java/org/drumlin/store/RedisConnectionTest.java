package org.drumlin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Protocol;

final class RedisConnectionTest {
  private static final RedisScript COUNT =
      RedisScript.lua("return redis.call('INCRBY', ARGV[1] .. 'n', ARGV[2])");

  @TempDir Path folder;
  private RedisFixture redis;

  @BeforeEach
  void start() throws Exception {
    redis = RedisFixture.start(folder);
  }

  @AfterEach
  void end() {
    redis.close();
  }

  private RedisConnection open() {
    return RedisConnection.open(redis.settings().withTimeout(Duration.ofMillis(400)));
  }

  private static StoreException fails(RedisConnection connection) {
    return assertThrows(StoreException.class, () -> connection.run(COUNT, "1"));
  }

  private static void says(String words, StoreException e) {
    assertTrue(String.valueOf(e.getMessage()).contains(words), e.getMessage());
  }

  @Test
  void aScriptThatRedisForgotIsGivenToItAgain() throws Exception {
    try (RedisConnection connection = open()) {
      assertEquals(2L, connection.run(COUNT, "2"));
      redis.admin(Protocol.Command.SCRIPT, "FLUSH");
      assertEquals(5L, connection.run(COUNT, "3"));
    }
  }

  @Test
  void afterAKillTheSameObjectGoesOnWithWhatWasThere() throws Exception {
    try (RedisConnection connection = open()) {
      connection.run(COUNT, "7");
      redis.kill();
      StoreException gone = fails(connection);
      says("cannot be reached", gone);
      assertTrue(gone.retryable());
      redis.restart();
      assertEquals(8L, connection.run(COUNT, "1"));
    }
  }

  @Test
  void cutConnectionsAreReplaced() throws Exception {
    try (RedisConnection connection = open()) {
      connection.run(COUNT, "1");
      redis.cutConnections();
      StoreException cut = fails(connection);
      assertTrue(cut.retryable());
      assertEquals(2L, connection.run(COUNT, "1"));
    }
  }

  @Test
  void aFrozenRedisIsNotWaitedForForEver() throws Exception {
    try (RedisConnection connection = open()) {
      connection.run(COUNT, "1");
      redis.freeze();
      StoreException frozen = fails(connection);
      says("does not answer", frozen);
      assertTrue(frozen.retryable());
      redis.thaw();
      connection.run(COUNT, "1");
    }
  }

  @Test
  void aFullRedisSaysSo() throws Exception {
    try (RedisConnection connection = open()) {
      connection.run(COUNT, "1");
      redis.admin(Protocol.Command.CONFIG, "SET", "maxmemory", "1");
      StoreException full = fails(connection);
      says("is full", full);
      assertTrue(full.retryable());
      redis.admin(Protocol.Command.CONFIG, "SET", "maxmemory", "0");
      assertEquals(2L, connection.run(COUNT, "1"));
    }
  }

  @Test
  void aWrongPasswordIsNamedAndNotShown() {
    RedisSettings wrong = RedisSettings.of(redis.settings().url(), RedisFixture.USER, "s3cret");
    StoreException refused = assertThrows(StoreException.class, () -> RedisConnection.open(wrong));
    says("user and password", refused);
    assertFalse(refused.retryable());
    assertFalse(wrong.toString().contains("s3cret"));
  }

  @Test
  void whatIsNotAllowedIsNamed() {
    try (RedisConnection connection = open()) {
      StoreException refused =
          assertThrows(StoreException.class, () -> connection.call(r -> r.get("other:key")));
      says("forbids", refused);
      assertFalse(refused.retryable());
    }
  }

  @Test
  void aRedisThatForgetsIsTurnedAway() {
    redis.admin(Protocol.Command.CONFIG, "SET", "maxmemory-policy", "allkeys-lru");
    says("noeviction", assertThrows(StoreException.class, this::open));
    redis.admin(Protocol.Command.CONFIG, "SET", "maxmemory-policy", "noeviction");
    redis.admin(Protocol.Command.CONFIG, "SET", "appendonly", "no");
    says("appendonly yes", assertThrows(StoreException.class, this::open));
  }

  @Test
  void addressesAreCheckedBeforeTheyAreUsed() {
    says("redis://HOST:PORT", refused("http://localhost:6379"));
    says("redis://HOST:PORT", refused("localhost"));
    says("by themselves", refused("redis://user:pw@localhost"));
    assertEquals("localhost:6379", settings("redis://localhost").place());
    assertEquals(3, settings("rediss://h:1/3").database());
    assertTrue(settings("rediss://h:1/3").tls());
  }

  private static StoreException refused(String url) {
    return assertThrows(StoreException.class, () -> settings(url));
  }

  private static RedisSettings settings(String url) {
    return RedisSettings.of(URI.create(url), "u", "p");
  }
}

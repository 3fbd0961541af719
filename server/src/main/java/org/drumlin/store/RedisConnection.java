package org.drumlin.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * One Redis, for all stores that keep something there: a few connections that any number of threads
 * share. Nothing is tried twice, for a write without an answer may have been done; every failure is
 * a {@link StoreException}, after which the same object goes on as soon as Redis does.
 */
public final class RedisConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RedisConnection.class);
  private static final int MOST_CONNECTIONS = 32;
  private static final int IDLE_CONNECTIONS = 8;

  private final RedisSettings settings;
  private final RedisClient client;

  private RedisConnection(RedisSettings settings, RedisClient client) {
    this.settings = settings;
    this.client = client;
  }

  /**
   * Connects, and looks whether that Redis keeps what it acknowledges.
   *
   * @throws StoreException with a message for a person when it does not, or is not there
   */
  public static RedisConnection open(RedisSettings settings) {
    RedisConnection connection = new RedisConnection(settings, client(settings));
    try {
      connection.check();
      return connection;
    } catch (StoreException e) {
      connection.close();
      throw e;
    }
  }

  /** Where it leads and with what prefix. */
  public RedisSettings settings() {
    return settings;
  }

  /** The full name of a key: with the prefix. */
  String key(String name) {
    return settings.prefix() + name;
  }

  /** Asks Redis something. */
  <T> T call(Function<UnifiedJedis, T> question) {
    try {
      return question.apply(client);
    } catch (JedisException e) {
      throw failed(e);
    }
  }

  /**
   * Runs a script in one step. It finds the prefix of all keys in {@code ARGV[1]}, and the
   * arguments after it.
   */
  Object run(RedisScript script, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = settings.prefix();
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return call(redis -> {
      try {
        return redis.evalsha(script.sha(), List.of(), List.of(all));
      } catch (JedisNoScriptException e) {
        // A Redis that was started again has forgotten it. Nothing was run.
        return redis.eval(script.text(), List.of(), List.of(all));
      }
    });
  }

  /**
   * A connection of its own, for someone who waits on it. Answers are waited for as much longer as
   * the wait itself may last.
   */
  Connection dedicated(Duration wait) {
    try {
      Duration patience = settings.timeout().plus(wait);
      return new Connection(address(settings), configuration(settings, patience));
    } catch (JedisException e) {
      throw RedisFailure.of(settings.place(), e);
    }
  }

  /** The idle connections are dead too, it seems: the next call begins with a fresh one. */
  void forgetIdle() {
    client.getPool().clear();
  }

  /** What a failure on a dedicated connection means. */
  StoreException failure(JedisException e) {
    return RedisFailure.of(settings.place(), e);
  }

  @Override
  public void close() {
    client.close();
  }

  private StoreException failed(JedisException e) {
    if (RedisFailure.ofTheConnection(e)) {
      forgetIdle();
    }
    return RedisFailure.of(settings.place(), e);
  }

  private void check() {
    Map<String, String> server;
    try {
      server = client.configGet("appendonly", "appendfsync", "maxmemory-policy");
    } catch (JedisException e) {
      if (RedisFailure.ofPermission(e)) {
        LOG.warn(
            "{} does not let this user read its settings (+config|get), so nobody has made sure that"
                + " it keeps what it acknowledges: appendonly yes, appendfsync always,"
                + " maxmemory-policy noeviction.",
            settings);
        return;
      }
      throw failed(e);
    }
    RedisDurability.of(server)
        .complaint()
        .ifPresent(words -> {
          throw new StoreException("The Redis at " + settings.place() + " " + words, null, false);
        });
    RedisDurability.of(server)
        .warning()
        .ifPresent(words -> LOG.warn("The Redis at {} {}", settings.place(), words));
  }

  private static RedisClient client(RedisSettings settings) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(MOST_CONNECTIONS);
    pool.setMaxIdle(IDLE_CONNECTIONS);
    pool.setMaxWait(settings.timeout());
    return RedisClient.builder()
        .hostAndPort(address(settings))
        .clientConfig(configuration(settings, settings.timeout()))
        .poolConfig(pool)
        .build();
  }

  private static HostAndPort address(RedisSettings settings) {
    return new HostAndPort(settings.host(), settings.port());
  }

  private static JedisClientConfig configuration(RedisSettings settings, Duration patience) {
    DefaultJedisClientConfig.Builder builder =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis((int) settings.timeout().toMillis())
            .socketTimeoutMillis((int) patience.toMillis())
            // The library would wait for ever.
            .blockingSocketTimeoutMillis((int) patience.toMillis())
            .database(settings.database())
            .ssl(settings.tls());
    if (!settings.password().isEmpty()) {
      builder.user(settings.user()).password(settings.password());
    }
    return builder.build();
  }
}

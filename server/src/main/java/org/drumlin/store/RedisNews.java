package org.drumlin.store;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Hears of new events, whichever process wrote them, for all who wait in this one: one thread and
 * one connection, however many listeners there are.
 */
final class RedisNews implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RedisNews.class);

  /** How long Redis keeps us waiting; a connection that died unnoticed is found out after this. */
  private static final Duration WAIT = Duration.ofSeconds(5);

  private static final Duration PAUSE = Duration.ofMillis(200);

  private final RedisConnection redis;
  private final EventSignal signal;
  private final Thread thread;
  private volatile @Nullable Connection waiting;
  private volatile boolean closed;

  private RedisNews(RedisConnection redis, EventSignal signal) {
    this.redis = redis;
    this.signal = signal;
    this.thread = Thread.ofPlatform().name("redis-news").daemon().unstarted(this::listen);
  }

  /** Begins to tell the signal of each event that is reached. */
  static RedisNews start(RedisConnection redis, EventSignal signal) {
    RedisNews news = new RedisNews(redis, signal);
    news.thread.start();
    return news;
  }

  private void listen() {
    boolean told = false;
    while (!closed) {
      try (Connection connection = redis.dedicated(WAIT)) {
        waiting = connection;
        told = false;
        follow(connection);
      } catch (JedisException e) {
        told = complain(told, redis.failure(e));
      } catch (StoreException e) {
        told = complain(told, e);
      }
      if (!closed) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void follow(Connection connection) {
    while (!closed) {
      long newest = newest(connection);
      signal.reached(newest);
      connection.sendCommand(
          Protocol.Command.XREAD,
          "COUNT",
          "1",
          "BLOCK",
          Long.toString(WAIT.toMillis()),
          "STREAMS",
          redis.key("events"),
          newest + "-0");
      connection.getOne();
    }
  }

  private long newest(Connection connection) {
    connection.sendCommand(Protocol.Command.GET, redis.key("sequence"));
    String sequence = connection.getBulkReply();
    return sequence == null ? 0 : Long.parseLong(sequence);
  }

  /** Once until it works again. */
  private boolean complain(boolean told, StoreException e) {
    if (!closed) {
      redis.forgetIdle();
    }
    if (!told && !closed) {
      LOG.warn("news of fits come late: {}", e.getMessage());
    }
    return true;
  }

  @Override
  public void close() {
    closed = true;
    Connection connection = waiting;
    try {
      if (connection != null) {
        connection.forceDisconnect();
      }
      LockSupport.unpark(thread);
      thread.join(WAIT);
    } catch (IOException e) {
      LOG.debug("the connection was closed already", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

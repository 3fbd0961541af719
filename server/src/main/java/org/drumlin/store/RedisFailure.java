package org.drumlin.store;

import java.net.SocketTimeoutException;
import java.util.NoSuchElementException;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** What an exception of the library means, in words for a person. */
final class RedisFailure {
  private RedisFailure() {}

  /** Whether the connection is to blame, and not what was asked. */
  static boolean ofTheConnection(JedisException e) {
    return e instanceof JedisConnectionException;
  }

  /** Whether Redis knows us and refuses the command. */
  static boolean ofPermission(JedisException e) {
    return words(e).startsWith("NOPERM");
  }

  static StoreException of(String place, JedisException e) {
    String redis = "Redis at " + place;
    String words = words(e);
    if (has(e, SocketTimeoutException.class)) {
      return again(redis + " does not answer. It is tried again; what was asked may be done.", e);
    }
    if (ofAccess(e, words)) {
      return new StoreException(redis + " does not let us in: check user and password.", e, false);
    }
    if (ofTheConnection(e)) {
      return again(redis + " cannot be reached. Is it running? It is tried again.", e);
    }
    if (has(e, NoSuchElementException.class)) {
      return again(redis + " has too much to do: all connections to it are in use. Try again.", e);
    }
    return ofReply(redis, words, e);
  }

  private static StoreException ofReply(String redis, String words, JedisException e) {
    if (words.contains("OOM ")) {
      return again(redis + " is full. Raise its maxmemory, or delete fits.", e);
    }
    if (words.startsWith("LOADING")) {
      return again(redis + " has just started and still reads its data. Try again.", e);
    }
    if (words.contains("MISCONF")) {
      return again(redis + " cannot write to its disk. Make room there.", e);
    }
    if (words.startsWith("BUSY")) {
      return again(redis + " is busy with a script. Try again.", e);
    }
    if (words.contains("READONLY")) {
      return new StoreException(
          redis + " is a copy that takes no writes. Give the address of the main one.", e, false);
    }
    if (words.contains("NOPERM") || words.contains("The user executing the script can't")) {
      return new StoreException(redis + " forbids its user what Drumlin needs: " + words, e, false);
    }
    return new StoreException(redis + " failed: " + words, e, false);
  }

  private static boolean ofAccess(JedisException e, String words) {
    return e instanceof JedisAccessControlException && !words.startsWith("NOPERM")
        || words.startsWith("NOAUTH")
        || words.startsWith("WRONGPASS");
  }

  private static StoreException again(String words, JedisException e) {
    return new StoreException(words, e, true);
  }

  private static boolean has(Throwable e, Class<? extends Throwable> kind) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static String words(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}

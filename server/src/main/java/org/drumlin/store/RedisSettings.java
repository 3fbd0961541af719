package org.drumlin.store;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * Where a Redis is and who we are there.
 *
 * @param url {@code redis://host:port} or {@code rediss://host:port} for TLS; a path such as {@code
 *     /2} names a database
 * @param user of the access list; {@code default} where there is none
 * @param password of that user; empty for none
 * @param prefix before every key, so that several servers may share one Redis; ends with a colon
 * @param timeout how long an answer is waited for
 */
public record RedisSettings(
    URI url, String user, String password, String prefix, Duration timeout) {
  private static final int USUAL_PORT = 6379;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * @throws StoreException with a message for a person, when the address is none
   */
  public RedisSettings {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("redis") || scheme.equals("rediss")) || url.getHost() == null) {
      throw new StoreException(
          "'" + url + "' is no address of a Redis. Write redis://HOST:PORT, or rediss:// for TLS.",
          null,
          false);
    }
    if (url.getUserInfo() != null) {
      throw new StoreException(
          "The address of Redis must not hold a password. Give user and password by themselves.",
          null,
          false);
    }
  }

  /** With the usual prefix and patience. */
  public static RedisSettings of(URI url, String user, String password) {
    return new RedisSettings(url, user, password, "drumlin:", PATIENCE);
  }

  /** The same with another prefix. */
  public RedisSettings withPrefix(String other) {
    return new RedisSettings(url, user, password, other, timeout);
  }

  /** The same with other patience. */
  public RedisSettings withTimeout(Duration other) {
    return new RedisSettings(url, user, password, prefix, other);
  }

  boolean tls() {
    return "rediss".equalsIgnoreCase(url.getScheme());
  }

  String host() {
    return url.getHost();
  }

  int port() {
    return url.getPort() < 0 ? USUAL_PORT : url.getPort();
  }

  int database() {
    String path = url.getPath() == null ? "" : url.getPath().replace("/", "");
    try {
      return path.isEmpty() ? 0 : Integer.parseInt(path);
    } catch (NumberFormatException e) {
      throw new StoreException("'" + path + "' is no number of a Redis database.", e, false);
    }
  }

  String place() {
    return host() + ":" + port();
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "Redis at " + place() + " as " + user + ", keys " + prefix + "*";
  }
}

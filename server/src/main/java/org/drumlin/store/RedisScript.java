package org.drumlin.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A Lua script that Redis runs in one step.
 *
 * @param text Lua
 * @param sha by which Redis knows it: SHA-1, lower-case hex
 */
record RedisScript(String text, String sha) {

  /** The script made of those files in {@code redis/}, one after the other. */
  static RedisScript of(String... files) {
    StringBuilder text = new StringBuilder();
    for (String file : files) {
      text.append(read(file));
    }
    return lua(text.toString());
  }

  /** The script of that text. */
  static RedisScript lua(String text) {
    return new RedisScript(text, sha1(text));
  }

  private static String read(String file) {
    try (InputStream in = RedisScript.class.getResourceAsStream("redis/" + file)) {
      if (in == null) {
        throw new IOException("it is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StoreException(file + " cannot be read: " + e.getMessage(), e, false);
    }
  }

  private static String sha1(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}

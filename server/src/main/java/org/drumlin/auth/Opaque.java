package org.drumlin.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.drumlin.data.Sha256;

/**
 * Random texts that stand for something, and what is kept of them. They have 128 bits or more, so a
 * plain SHA-256 keeps them safe at rest: there is nothing to guess.
 */
final class Opaque {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final int ID = 16;
  private static final int TOKEN = 32;

  private Opaque() {}

  /** 128 random bits: 22 characters that may stand in an address. */
  static String id() {
    return URL.encodeToString(bytes(ID));
  }

  /** 256 random bits: 43 characters. */
  static String token() {
    return URL.encodeToString(bytes(TOKEN));
  }

  static byte[] bytes(int count) {
    byte[] raw = new byte[count];
    RANDOM.nextBytes(raw);
    return raw;
  }

  /** What is kept of a token. */
  static String hash(String token) {
    return URL.encodeToString(Sha256.digest().digest(token.getBytes(StandardCharsets.UTF_8)));
  }

  /** HMAC-SHA-256 of a text. */
  static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }

  static String text(byte[] bytes) {
    return URL.encodeToString(bytes);
  }

  /** Compares in a time that tells nothing. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}

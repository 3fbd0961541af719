package org.drumlin.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The one token of an embedded server, new at every launch: 256 random bits that the program that
 * started the server hands to its own windows. Never written down.
 */
public final class LaunchSecret implements TokenStore {
  private final String token;

  private LaunchSecret(String token) {
    this.token = token;
  }

  public static LaunchSecret create() {
    return new LaunchSecret(random(32));
  }

  /** URL-safe text of that many random bytes. */
  public static String random(int bytes) {
    byte[] raw = new byte[bytes];
    new SecureRandom().nextBytes(raw);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
  }

  public String token() {
    return token;
  }

  @Override
  public Optional<String> userOf(String shown) {
    boolean same =
        MessageDigest.isEqual(
            shown.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    return same ? Optional.of(LocalOwner.USER.id()) : Optional.empty();
  }

  @Override
  public String toString() {
    return "LaunchSecret";
  }
}

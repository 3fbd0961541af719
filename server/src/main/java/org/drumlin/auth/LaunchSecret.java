package org.drumlin.auth;

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
    return new LaunchSecret(Opaque.token());
  }

  /** URL-safe text of that many random bytes. */
  public static String random(int bytes) {
    return Opaque.text(Opaque.bytes(bytes));
  }

  public String token() {
    return token;
  }

  @Override
  public Optional<String> userOf(String shown) {
    return Opaque.same(shown, token) ? Optional.of(LocalOwner.USER.id()) : Optional.empty();
  }

  @Override
  public String toString() {
    return "LaunchSecret";
  }
}

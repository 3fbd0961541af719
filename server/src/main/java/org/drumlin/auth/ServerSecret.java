package org.drumlin.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The one secret of a group's server, from its configuration, and the keys derived from it: one for
 * each purpose. All servers of a group have the same. A new one ends all sessions and spoils
 * nothing else.
 */
public final class ServerSecret {
  private static final int SHORTEST = 32;
  private static final int KEY = 32;

  private final byte[] secret;

  private ServerSecret(byte[] secret) {
    this.secret = secret;
  }

  /**
   * The secret as the configuration has it.
   *
   * @throws IllegalArgumentException with a message for a person when it is too short
   */
  public static ServerSecret of(String text) {
    String stripped = text.strip();
    if (stripped.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "The server's secret has "
              + stripped.length()
              + " characters; it needs at least "
              + SHORTEST
              + ". Make one with: openssl rand -base64 32");
    }
    return new ServerSecret(stripped.getBytes(StandardCharsets.UTF_8));
  }

  /** 256 bits for that purpose alone. */
  byte[] key(String purpose) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(secret)
                  .thenExpand(("drumlin " + purpose).getBytes(StandardCharsets.UTF_8), KEY));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java 25 has HKDF", e);
    }
  }

  @Override
  public String toString() {
    return "ServerSecret";
  }
}

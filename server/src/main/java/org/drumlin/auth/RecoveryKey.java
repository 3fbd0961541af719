package org.drumlin.auth;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.drumlin.data.Sha256;

/**
 * The key that brings a guest back: 130 random bits as 26 characters that are hard to mistake
 * (Crockford's base 32), and two that tell typing errors, in groups of four: {@code 7K3M-Q0ZD-…}.
 * Read without regard to case, spaces and dashes; O is 0, I and L are 1.
 *
 * @param characters the 28, without dashes
 */
record RecoveryKey(String characters) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int RANDOM = 26;
  private static final int CHECK = 2;
  private static final int GROUP = 4;
  private static final int MASK = 31;
  private static final int BITS = 5;

  static RecoveryKey create() {
    StringBuilder text = new StringBuilder();
    for (byte one : Opaque.bytes(RANDOM)) {
      text.append(ALPHABET.charAt(one & MASK));
    }
    return new RecoveryKey(text + check(text.toString()));
  }

  /** The key that was typed; empty when it cannot be one. */
  static Optional<RecoveryKey> parse(String typed) {
    String plain =
        typed
            .replaceAll("[\\s-]", "")
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replaceAll("[IL]", "1");
    if (plain.length() != RANDOM + CHECK
        || !plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
        || !plain.substring(RANDOM).equals(check(plain.substring(0, RANDOM)))) {
      return Optional.empty();
    }
    return Optional.of(new RecoveryKey(plain));
  }

  /** As it is shown, once. */
  String shown() {
    return characters.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
  }

  /** What is kept of it. */
  String hash() {
    return Opaque.hash(characters);
  }

  private static String check(String random) {
    byte[] sha = Sha256.digest().digest(random.getBytes(StandardCharsets.US_ASCII));
    int ten = (sha[0] & 0xff) << 2 | (sha[1] & 0xff) >> 6;
    return "" + ALPHABET.charAt(ten >> BITS) + ALPHABET.charAt(ten & MASK);
  }

  @Override
  public String toString() {
    return "RecoveryKey";
  }
}

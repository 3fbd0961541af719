package org.drumlin.auth;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes of passwords: Argon2id (RFC 9106), written as {@code
 * $argon2id$v=19$m=…,t=…,p=…$salt$hash}. Each takes its memory, so only a few are computed at once;
 * who comes when all are taken waits a moment and is then turned away.
 */
public final class Passwords {
  private static final int SALT = 16;
  private static final int HASH = 32;
  private static final int AT_ONCE = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,4}),p=(\\d{1,3})"
              + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private final Cost cost;
  private final Semaphore free;
  private final Duration patience;
  private final String nobodys;

  /**
   * What a hash costs, us and whoever tries to guess.
   *
   * @param memory KiB
   * @param passes over the memory
   * @param lanes that could be computed side by side
   */
  public record Cost(int memory, int passes, int lanes) {
    /** The least that OWASP recommends: 19 MiB, two passes, one lane. */
    public static final Cost STANDARD = new Cost(19 << 10, 2, 1);

    private boolean exceeds(Cost other) {
      return memory > other.memory || passes > other.passes || lanes > other.lanes;
    }
  }

  /** A few at once, a short wait for the others. */
  public Passwords(Cost cost) {
    this(cost, AT_ONCE, PATIENCE);
  }

  Passwords(Cost cost, int atOnce, Duration patience) {
    this.cost = cost;
    this.free = new Semaphore(atOnce, true);
    this.patience = patience;
    this.nobodys = text(cost, new byte[SALT], new byte[HASH]);
  }

  /** What is kept of a password; twice the same gives two different hashes. */
  String hash(String password) throws AccountException {
    byte[] salt = Opaque.bytes(SALT);
    return text(cost, salt, derive(cost, salt, password, HASH));
  }

  /**
   * Whether the password is the one that was hashed. Takes as long when there is no hash, so that
   * the time does not tell which names exist.
   */
  boolean matches(String password, Optional<String> kept) throws AccountException {
    Matcher parts = FORM.matcher(kept.orElse(nobodys));
    if (!parts.matches()) {
      throw new IllegalStateException("a kept password is no Argon2id hash");
    }
    byte[] wanted = Base64.getDecoder().decode(parts.group(5));
    byte[] salt = Base64.getDecoder().decode(parts.group(4));
    byte[] got = derive(cost(parts), salt, password, wanted.length);
    return java.security.MessageDigest.isEqual(wanted, got) && kept.isPresent();
  }

  /** Whether a hash costs less than new ones do. */
  boolean outgrown(String kept) {
    Matcher parts = FORM.matcher(kept);
    return !parts.matches() || cost.exceeds(cost(parts));
  }

  private static Cost cost(Matcher parts) {
    return new Cost(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)));
  }

  private byte[] derive(Cost by, byte[] salt, String password, int length) throws AccountException {
    enter();
    try {
      Argon2BytesGenerator argon = new Argon2BytesGenerator();
      argon.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(by.memory())
              .withIterations(by.passes())
              .withParallelism(by.lanes())
              .withSalt(salt)
              .build());
      byte[] out = new byte[length];
      argon.generateBytes(PasswordRules.normal(password).getBytes(StandardCharsets.UTF_8), out);
      return out;
    } finally {
      free.release();
    }
  }

  private void enter() throws AccountException {
    try {
      if (free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw AccountException.later(
        AccountException.Reason.BUSY,
        "Too many people sign in at this moment.",
        Duration.ofSeconds(2));
  }

  private static String text(Cost cost, byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + cost.memory()
        + ",t="
        + cost.passes()
        + ",p="
        + cost.lanes()
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }
}

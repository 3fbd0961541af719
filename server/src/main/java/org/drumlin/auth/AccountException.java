package org.drumlin.auth;

import java.time.Duration;
import java.util.Optional;

/** Something about an account that cannot be done, in words for whoever asked. */
public final class AccountException extends Exception {
  private static final long serialVersionUID = 1L;
  private final Reason reason;
  private final String remedy;
  private final Duration wait;

  /** Why not. */
  public enum Reason {
    /** What was sent cannot be taken. */
    INVALID,
    /** What was shown is not, or no longer, right. */
    WRONG,
    /** It is right, but not for this. */
    FORBIDDEN,
    /** There is nothing of the kind. */
    UNKNOWN,
    /** Somebody else has it. */
    TAKEN,
    /** Too often; later it will do. */
    TOO_OFTEN,
    /** The server has too much to do just now. */
    BUSY
  }

  private AccountException(Reason reason, String message, String remedy, Duration wait) {
    super(message, null, false, false);
    this.reason = reason;
    this.remedy = remedy;
    this.wait = wait;
  }

  static AccountException of(Reason reason, String message, String remedy) {
    return new AccountException(reason, message, remedy, Duration.ZERO);
  }

  static AccountException later(Reason reason, String message, Duration wait) {
    long seconds = seconds(wait);
    return new AccountException(
        reason, message, "Try again in " + words(seconds) + ".", Duration.ofSeconds(seconds));
  }

  private static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  private static String words(long seconds) {
    long minutes = (seconds + 59) / 60;
    return seconds == 1 ? "a second" : seconds < 100 ? seconds + " seconds" : minutes + " minutes";
  }

  public Reason reason() {
    return reason;
  }

  /** What to do. */
  public Optional<String> remedy() {
    return remedy.isEmpty() ? Optional.empty() : Optional.of(remedy);
  }

  /** How long to wait before it can be tried again; zero when waiting does not help. */
  public Duration patience() {
    return wait;
  }
}

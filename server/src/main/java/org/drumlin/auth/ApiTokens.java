package org.drumlin.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tokens for scripts: {@code drumlin_} and 256 random bits, kept as hashes. */
public final class ApiTokens {
  /** What a token lives when nothing is said. */
  public static final int USUAL_DAYS = 90;

  private static final int MOST_DAYS = 365;
  private static final int MOST = 50;
  private static final int LONGEST_LABEL = 80;

  private final AccountStore store;
  private final AuditLog audit;
  private final InstantSource clock;

  ApiTokens(AccountStore store, AuditLog audit, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A new token.
   *
   * @param secret to be shown, once
   */
  public record Made(ApiToken token, String secret) {
    @Override
    public String toString() {
      return "Made[" + token + "]";
    }
  }

  /** Makes one that lives that many days. */
  public Made make(User user, String label, int days, String address) throws AccountException {
    String shown = label.strip();
    if (shown.isEmpty()
        || shown.length() > LONGEST_LABEL
        || shown.codePoints().anyMatch(c -> Character.isISOControl(c) || c == '\uFFFD')) {
      throw invalid("A token's label has 1 to " + LONGEST_LABEL + " characters on one line.");
    }
    if (days < 1 || days > MOST_DAYS) {
      throw invalid("A token lives 1 to " + MOST_DAYS + " days.");
    }
    Instant now = clock.instant();
    String secret = ApiToken.PREFIX + Opaque.token();
    ApiToken token =
        new ApiToken(
            Opaque.id(), user.id(), shown, now, now.plus(Duration.ofDays(days)), Optional.empty());
    if (!store.add(token, Opaque.hash(secret), MOST)) {
      throw AccountException.of(
          AccountException.Reason.FORBIDDEN,
          "There are " + MOST + " tokens already.",
          "Revoke some that are not used.");
    }
    audit.record(user.id(), "token.made", token.id(), address);
    return new Made(token, secret);
  }

  /** A user's tokens, the oldest first. */
  public List<ApiToken> list(User user) {
    return store.tokens(user.id());
  }

  /** Takes one away, at once. */
  public void revoke(User user, String id, String address) throws AccountException {
    if (!store.revoke(user.id(), id)) {
      throw AccountException.of(
          AccountException.Reason.UNKNOWN,
          "There is no such token.",
          "It may be revoked already; look at the list of tokens.");
    }
    audit.record(user.id(), "token.revoked", id, address);
  }

  /** Whom a token lets in. */
  Optional<Admitted> admit(String secret) {
    return whose(Opaque.hash(secret));
  }

  /** The same by the token's hash. */
  Optional<Admitted> whose(String hash) {
    return store
        .use(hash, clock.instant())
        .flatMap(token -> store.find(token.user()))
        .map(account -> Admitted.byToken(account.user(), hash));
  }

  private static AccountException invalid(String message) {
    return AccountException.of(AccountException.Reason.INVALID, message, "");
  }
}

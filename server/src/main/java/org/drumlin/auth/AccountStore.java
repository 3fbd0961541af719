package org.drumlin.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * People, their sessions and tokens, and how often what was tried: all that several server
 * processes must agree about. Each method is one step that happens whole or not at all, and is on
 * disk when it returns. Times are the caller's. What is secret comes hashed. Safe for any number of
 * threads; methods throw {@code StoreException} when the store itself fails.
 */
public interface AccountStore extends AutoCloseable {

  // ---- people ----

  /** Adds an account, unless its name or id is there already. */
  boolean add(Account account);

  Optional<Account> find(String id);

  /** The account of that {@link Account#nameKey}. */
  Optional<Account> named(String nameKey);

  /** All accounts, the oldest first. */
  List<Account> list();

  /** Gives an account another role; false: there is no such account. */
  boolean assign(String id, Role role);

  /** Disables or enables an account; disabling ends its sessions. False: no such account. */
  boolean disable(String id, boolean disabled);

  /** Replaces the kept password, and ends all sessions but that one, if one is named. */
  void password(String id, String hash, Optional<String> keptSession);

  /** Replaces the password by a hash of the same with another cost, if it is still that one. */
  void rehash(String id, String old, String hash);

  /** Removes an account, its sessions and tokens, for good; false: there is no such account. */
  boolean remove(String id);

  /**
   * Replaces a recovery key.
   *
   * @return whose it was; empty when nobody has the old one (any more)
   */
  Optional<Account> recover(String oldHash, String newHash);

  // ---- sessions ----

  /** Begins a session; of more than {@code most} of one user the one that ends first is ended. */
  void begin(Session session, int most, Instant now);

  /** Whose session it is and until when; empty when it ended, by whatever cause. */
  Optional<Session> session(String id, Instant now);

  /** A user's sessions, the newest first. */
  List<Session> sessions(String user, Instant now);

  /**
   * Replaces a session's refresh token. The token just replaced gets the same answer for the grace
   * period; any other ends the session.
   *
   * @param shown hash of the token that was shown, known to be one of this session's
   * @param next hash of what follows it
   */
  Rotation rotate(String id, String shown, String next, Instant now, Duration grace);

  /** Ends a session; what it gave out is worthless from now on. */
  void end(String id);

  /** Ends all sessions of a user but that one, if one is named. */
  void endAll(String user, Optional<String> keptSession);

  // ---- what may be used once ----

  /** Keeps something that may be used once; a user's older ones of the kind are worthless. */
  void offer(OneTime once);

  /** Looks at it and takes it away; empty when it was used, ran out, or never was. */
  Optional<OneTime> take(String hash, OneTime.Kind kind, Instant now);

  // ---- tokens for scripts ----

  /** Adds a token, unless the user has that many already. */
  boolean add(ApiToken token, String hash, int most);

  /** The token of that hash, marked as used now (to the minute); empty when it ran out. */
  Optional<ApiToken> use(String hash, Instant now);

  /** A user's tokens, the oldest first. */
  List<ApiToken> tokens(String user);

  /** Takes a user's token away; false: the user has none of that id. */
  boolean revoke(String user, String id);

  // ---- limits ----

  /**
   * Takes from a bucket that fills with time.
   *
   * @return zero when there was enough, or after how long there will be; then nothing was taken
   */
  Duration draw(String bucket, Rate rate, double amount, Instant now);

  /** Puts back what was taken needlessly. */
  void putBack(String bucket, Rate rate, double amount, Instant now);

  /** Drops what ran out. */
  void tidy(Instant now);

  @Override
  void close();
}

package org.drumlin.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The accounts of a group's server: signing in and out, passwords. Making accounts is {@link
 * #enrolment}, other people's are {@link #administration}, scripts' tokens are {@link #tokens}.
 * Everything is in the store, so that several servers are one. Safe for any number of threads.
 */
public final class Accounts {
  private static final Duration TIDY = Duration.ofHours(1);
  private static final double KILO = 1024;
  private static final double DAY = Duration.ofDays(1).toNanos();
  private static final String WRONG = "The name or the password is wrong.";

  private final AccountStore store;
  private final AccountSettings settings;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Limits limits;
  private final Passwords passwords;
  private final PasswordRules rules = new PasswordRules();
  private final Sessions sessions;
  private final Enrolment enrolment;
  private final ApiTokens tokens;
  private final Administration administration;

  /** When what ran out was last dropped, in milliseconds. */
  private final AtomicLong tidied = new AtomicLong();

  /** Over a store that is open, and stays the caller's to close. */
  public Accounts(
      AccountStore store, AccountSettings settings, AuditLog audit, InstantSource clock) {
    this.store = store;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
    this.limits = new Limits(store, clock);
    this.passwords = new Passwords(settings.cost());
    this.sessions = new Sessions(store, settings.secret(), settings.publicUrl().toString(), clock);
    this.enrolment =
        new Enrolment(store, settings, passwords, rules, sessions, limits, audit, clock);
    this.tokens = new ApiTokens(store, audit, clock);
    this.administration = new Administration(store, audit, clock);
  }

  public AccountSettings settings() {
    return settings;
  }

  public Enrolment enrolment() {
    return enrolment;
  }

  public ApiTokens tokens() {
    return tokens;
  }

  public Administration administration() {
    return administration;
  }

  Sessions sessions() {
    return sessions;
  }

  /** Signs in with name and password. */
  public SignedIn login(String name, String password, String address) throws AccountException {
    tidy();
    String key = UserName.key(name);
    String from = Limits.address("login", address);
    String to = Limits.of("account", key);
    limits.draw(from, settings.limits().login(), "Too many failed sign-ins from this address.");
    limits.draw(to, settings.limits().account(), "Too many failed sign-ins to this account.");
    Optional<Account> account = store.named(key);
    if (!passwords.matches(password, account.flatMap(Account::password))) {
      audit.record(AuditLog.NOBODY, "login.failed", idOf(account), address);
      throw AccountException.of(AccountException.Reason.WRONG, WRONG, "Type them again.");
    }
    Account found = account.orElseThrow();
    limits.putBack(from, settings.limits().login());
    limits.putBack(to, settings.limits().account());
    if (found.user().disabled()) {
      audit.record(AuditLog.NOBODY, "login.disabled", found.user().id(), address);
      throw Enrolment.disabled();
    }
    String kept = found.password().orElseThrow();
    if (passwords.outgrown(kept)) {
      store.rehash(found.user().id(), kept, passwords.hash(password));
    }
    audit.record(found.user().id(), "login", found.user().id(), address);
    return sessions.begin(found.user());
  }

  /** The next pair of tokens for a refresh token. */
  public SignedIn refresh(String refresh, String address) throws AccountException {
    limits.draw(
        Limits.address("refresh", address),
        settings.limits().refresh(),
        "Too many sessions are renewed from this address.");
    Optional<String> session = sessions.sessionOf(refresh);
    if (session.isPresent()) {
      limits.draw(
          Limits.of("session", session.orElseThrow()),
          settings.limits().session(),
          "This session is renewed too often.");
    }
    return sessions.renew(refresh);
  }

  /** Ends the session that somebody is in; its tokens are worthless from now on. */
  public void logout(Admitted who, String address) {
    if (!who.session().isEmpty()) {
      sessions.end(who.session());
      audit.record(who.user().id(), "logout", who.user().id(), address);
    }
  }

  /** Ends the session of a refresh token, where the access token has run out already. */
  public void logout(String refresh, String address) {
    Optional<String> id = sessions.sessionOf(refresh);
    Optional<Session> session = id.flatMap(known -> store.session(known, clock.instant()));
    id.ifPresent(sessions::end);
    session.ifPresent(found -> audit.record(found.user(), "logout", found.user(), address));
  }

  /** Where somebody is signed in, the newest session first. */
  public List<Session> sessions(Admitted who) {
    return store.sessions(who.user().id(), clock.instant());
  }

  /** Ends one of somebody's own sessions, at once. */
  public void endSession(Admitted who, String id, String address) throws AccountException {
    Optional<Session> session = store.session(id, clock.instant());
    if (session.filter(found -> found.user().equals(who.user().id())).isEmpty()) {
      throw AccountException.of(
          AccountException.Reason.UNKNOWN,
          "There is no such session.",
          "It may have ended already; look at the list of sessions.");
    }
    sessions.end(id);
    audit.record(who.user().id(), "session.ended", who.user().id(), address);
  }

  /** Changes one's own password; all other sessions end. */
  public void changePassword(Admitted who, String old, String wanted, String address)
      throws AccountException {
    Account account = store.find(who.user().id()).orElseThrow(Accounts::unknown);
    if (account.password().isEmpty()) {
      throw AccountException.of(
          AccountException.Reason.FORBIDDEN,
          "A guest account has no password: its recovery key brings it back.",
          "");
    }
    String bucket = Limits.of("account", account.nameKey());
    limits.draw(bucket, settings.limits().account(), "Too many wrong passwords for this account.");
    if (!passwords.matches(old, account.password())) {
      audit.record(who.user().id(), "password.failed", who.user().id(), address);
      throw AccountException.of(
          AccountException.Reason.FORBIDDEN, "The old password is wrong.", "Type it again.");
    }
    limits.putBack(bucket, settings.limits().account());
    rules.check(wanted, account.user().name());
    store.password(who.user().id(), passwords.hash(wanted), Optional.of(who.session()));
    audit.record(who.user().id(), "password.changed", who.user().id(), address);
  }

  /** Sets a password by an administrator's reset token; all sessions end. */
  public void reset(String token, String wanted, String address) throws AccountException {
    limits.draw(
        Limits.address("recover", address),
        settings.limits().recover(),
        "Too many reset tokens were tried from this address.");
    rules.check(wanted, "");
    String hash = passwords.hash(wanted);
    OneTime once =
        store
            .take(Opaque.hash(token.strip()), OneTime.Kind.RESET, clock.instant())
            .orElseThrow(Accounts::spent);
    Account account = store.find(once.user()).orElseThrow(Accounts::spent);
    try {
      rules.check(wanted, account.user().name());
    } catch (AccountException e) {
      store.offer(once);
      throw e;
    }
    store.password(once.user(), hash, Optional.empty());
    audit.record(once.user(), "password.reset", once.user(), address);
  }

  /**
   * Counts bytes that a user is about to send. In a day nobody sends more than the disk quota: what
   * is uploaded belongs to no job yet, and stays for a while.
   */
  public void drawUpload(User user, long bytes) throws AccountException {
    double kilobytes = Math.max(1, settings.quotas().of(user).disk() / KILO);
    Rate rate = new Rate(kilobytes, Duration.ofNanos((long) Math.max(1, DAY / kilobytes)));
    double amount = Math.min(kilobytes, bytes / KILO);
    Duration wait = store.draw(Limits.of("upload", user.id()), rate, amount, clock.instant());
    if (!wait.isZero()) {
      throw AccountException.later(
          AccountException.Reason.TOO_OFTEN, "Too much was uploaded today.", wait);
    }
  }

  /** What ran out is dropped now and then, by whoever comes by. */
  private void tidy() {
    Instant now = clock.instant();
    long last = tidied.get();
    if (now.toEpochMilli() - last > TIDY.toMillis()
        && tidied.compareAndSet(last, now.toEpochMilli())) {
      store.tidy(now);
    }
  }

  private static String idOf(Optional<Account> account) {
    return account.map(found -> found.user().id()).orElse(AuditLog.NOBODY);
  }

  static AccountException unknown() {
    return AccountException.of(
        AccountException.Reason.UNKNOWN, "There is no such account.", "Look at the list of users.");
  }

  private static AccountException spent() {
    return AccountException.of(
        AccountException.Reason.WRONG,
        "This reset token is not valid: it was used, ran out, or was replaced by a newer one.",
        "Ask the administrator for a new one.");
  }
}

package org.drumlin.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What administrators do with other people's accounts, on the page or on the command line. */
public final class Administration {
  /** How the command line is named in the audit log. */
  public static final String CONSOLE = "console";

  private static final Duration RESET = Duration.ofHours(24);
  private static final Duration INVITATION = Duration.ofDays(7);

  private final AccountStore store;
  private final AuditLog audit;
  private final InstantSource clock;

  Administration(AccountStore store, AuditLog audit, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /** Something to hand to a person; it can be used once, until then. */
  public record Handed(String token, Instant expires) {
    @Override
    public String toString() {
      return "Handed[expires=" + expires + "]";
    }
  }

  /**
   * A new account.
   *
   * @param reset by which its user sets the first password
   */
  public record Created(User user, Handed reset) {}

  /** All accounts, the oldest first. */
  public List<Account> list() {
    return store.list();
  }

  public Optional<Account> find(String id) {
    return store.find(id);
  }

  /** The account of a name, as people type it. */
  public Optional<Account> named(String name) {
    return store.named(UserName.key(name));
  }

  /**
   * Makes an account that has no password yet.
   *
   * @param by id of the administrator, or {@link #CONSOLE}
   */
  public Created create(String name, Role role, String by) throws AccountException {
    User user = new User(Opaque.id(), UserName.checked(name), role, false, false);
    if (!store.add(Account.fresh(user, Optional.empty(), Optional.empty(), clock.instant()))) {
      throw Enrolment.taken(user.name());
    }
    audit.record(by, "user.created", user.id());
    return new Created(user, offer(OneTime.Kind.RESET, user.id(), RESET));
  }

  /** Gives an account another role, at once. */
  public User assign(String id, Role role, String by) throws AccountException {
    Account account = account(id);
    if (role != Role.ADMIN) {
      keepOne(account.user());
    }
    store.assign(id, role);
    audit.record(by, "role." + role.wire(), id);
    return account(id).user();
  }

  /** Keeps somebody out, at once, or lets them in again. */
  public User disable(String id, boolean disabled, String by) throws AccountException {
    Account account = account(id);
    if (disabled) {
      keepOne(account.user());
    }
    store.disable(id, disabled);
    audit.record(by, disabled ? "user.disabled" : "user.enabled", id);
    return account(id).user();
  }

  /**
   * Removes an account with its sessions and tokens, for good. What else is its user's, fits and
   * files, is to be removed before.
   */
  public void remove(String id, String by) throws AccountException {
    keepOne(account(id).user());
    store.remove(id);
    audit.record(by, "user.deleted", id);
  }

  /** A token by which the user sets a new password; an older one is worthless from now on. */
  public Handed reset(String id, String by) throws AccountException {
    account(id);
    audit.record(by, "reset.offered", id);
    return offer(OneTime.Kind.RESET, id, RESET);
  }

  /** An invitation for somebody who has no account. */
  public Handed invite(String by) {
    audit.record(by, "invitation.made", AuditLog.NOBODY);
    return offer(OneTime.Kind.INVITATION, "", INVITATION);
  }

  private Handed offer(OneTime.Kind kind, String user, Duration life) {
    String token = Opaque.token();
    Instant expires = clock.instant().plus(life);
    store.offer(new OneTime(Opaque.hash(token), kind, user, expires));
    return new Handed(token, expires);
  }

  private Account account(String id) throws AccountException {
    return store.find(id).orElseThrow(Accounts::unknown);
  }

  /** A server without an administrator could only be helped on its command line. */
  private void keepOne(User user) throws AccountException {
    boolean another =
        store.list().stream()
            .map(Account::user)
            .anyMatch(
                one -> one.role() == Role.ADMIN && !one.disabled() && !one.id().equals(user.id()));
    if (user.role() == Role.ADMIN && !user.disabled() && !another) {
      throw AccountException.of(
          AccountException.Reason.FORBIDDEN,
          user.name() + " is the only administrator.",
          "Make somebody else an administrator first.");
    }
  }
}

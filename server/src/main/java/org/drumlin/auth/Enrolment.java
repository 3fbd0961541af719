package org.drumlin.auth;

import java.time.InstantSource;
import java.util.Optional;

/** How somebody comes to have an account, or comes back to a guest's. */
public final class Enrolment {
  private static final String GUEST = "guest-";
  private static final int GUEST_NAME = 8;

  private final AccountStore store;
  private final AccountSettings settings;
  private final Passwords passwords;
  private final PasswordRules rules;
  private final Sessions sessions;
  private final Limits limits;
  private final AuditLog audit;
  private final InstantSource clock;

  Enrolment(
      AccountStore store,
      AccountSettings settings,
      Passwords passwords,
      PasswordRules rules,
      Sessions sessions,
      Limits limits,
      AuditLog audit,
      InstantSource clock) {
    this.store = store;
    this.settings = settings;
    this.passwords = passwords;
    this.rules = rules;
    this.sessions = sessions;
    this.limits = limits;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A guest signed in.
   *
   * @param recoveryKey to be shown, once
   */
  public record Guest(SignedIn session, String recoveryKey) {
    @Override
    public String toString() {
      return "Guest[" + session + "]";
    }
  }

  /**
   * A new account, signed in.
   *
   * @param invitation what an administrator gave; empty where none is needed
   */
  public SignedIn register(String name, String password, String invitation, String address)
      throws AccountException {
    if (settings.registration() == AccountSettings.Registration.CLOSED) {
      throw AccountException.of(
          AccountException.Reason.FORBIDDEN,
          "On this server the administrator makes the accounts.",
          "Ask the administrator.");
    }
    String checked = UserName.checked(name);
    rules.check(password, checked);
    limitMaking(address);
    User user = new User(Opaque.id(), checked, Role.USER, false, false);
    Account account =
        Account.fresh(
            user, Optional.of(passwords.hash(password)), Optional.empty(), clock.instant());
    Optional<OneTime> invited = invited(invitation);
    if (!store.add(account)) {
      invited.ifPresent(store::offer);
      throw taken(checked);
    }
    audit.record(user.id(), "register", user.id(), address);
    return sessions.begin(user);
  }

  /** A new guest. */
  public Guest guest(String address) throws AccountException {
    if (!settings.guests()) {
      throw AccountException.of(
          AccountException.Reason.FORBIDDEN,
          "This server has no guest accounts.",
          "Sign in with a name and a password.");
    }
    limitMaking(address);
    RecoveryKey key = RecoveryKey.create();
    String name = GUEST + RecoveryKey.create().characters().substring(0, GUEST_NAME);
    User user =
        new User(Opaque.id(), name.toLowerCase(java.util.Locale.ROOT), Role.USER, true, false);
    Account account =
        Account.fresh(user, Optional.empty(), Optional.of(key.hash()), clock.instant());
    if (!store.add(account)) {
      throw taken(user.name());
    }
    audit.record(user.id(), "register.guest", user.id(), address);
    return new Guest(sessions.begin(user), key.shown());
  }

  /** A guest comes back by the recovery key, which is replaced by another. */
  public Guest recover(String typed, String address) throws AccountException {
    limits.draw(
        Limits.address("recover", address),
        settings.limits().recover(),
        "Too many recovery keys were tried from this address.");
    RecoveryKey old =
        RecoveryKey.parse(typed)
            .orElseThrow(() ->
                AccountException.of(
                    AccountException.Reason.INVALID,
                    "This is no recovery key: a character is wrong or missing.",
                    "Compare it with what was shown: seven groups of four characters."));
    RecoveryKey next = RecoveryKey.create();
    Optional<Account> account = store.recover(old.hash(), next.hash());
    if (account.isEmpty()) {
      audit.record(AuditLog.NOBODY, "recover.failed", AuditLog.NOBODY, address);
      throw AccountException.of(
          AccountException.Reason.WRONG,
          "This recovery key is not valid (any more): each is good for one return.",
          "Use the newest one that was shown.");
    }
    User user = account.orElseThrow().user();
    audit.record(user.id(), "recover", user.id(), address);
    return new Guest(sessions.begin(user), next.shown());
  }

  private Optional<OneTime> invited(String invitation) throws AccountException {
    if (settings.registration() == AccountSettings.Registration.OPEN) {
      return Optional.empty();
    }
    return Optional.of(
        store
            .take(Opaque.hash(invitation.strip()), OneTime.Kind.INVITATION, clock.instant())
            .orElseThrow(() ->
                AccountException.of(
                    AccountException.Reason.FORBIDDEN,
                    "On this server an account needs an invitation, and this is no valid one.",
                    "Ask the administrator for one.")));
  }

  private void limitMaking(String address) throws AccountException {
    limits.draw(
        Limits.address("register", address),
        settings.limits().register(),
        "Too many accounts were made from this address.");
  }

  static AccountException taken(String name) {
    return AccountException.of(
        AccountException.Reason.TAKEN, "The name " + name + " is taken.", "Choose another name.");
  }

  static AccountException disabled() {
    return AccountException.of(
        AccountException.Reason.FORBIDDEN, "This account is disabled.", "Ask the administrator.");
  }
}

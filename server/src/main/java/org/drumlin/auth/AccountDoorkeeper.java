package org.drumlin.auth;

import io.javalin.http.Context;
import java.util.Optional;

/**
 * For a group's server: a session's access token or a token for scripts as a bearer token, or a
 * session's cookie, with the page's own header for all that changes something.
 */
public final class AccountDoorkeeper implements Doorkeeper {
  private static final int LONGEST = 4096;

  private final Accounts accounts;
  private final SessionCookies cookies;

  public AccountDoorkeeper(Accounts accounts) {
    this.accounts = accounts;
    this.cookies = new SessionCookies(accounts.settings().secureCookies());
  }

  @Override
  public Gate.Decision admit(Context ctx) {
    boolean bearer = ctx.header("Authorization") != null;
    Optional<String> shown =
        bearer ? Bearer.token(ctx) : Optional.ofNullable(ctx.cookie(cookies.access()));
    if (!bearer && shown.isPresent() && !SessionCookies.suffice(ctx)) {
      return new Gate.Decision.Refused(
          403,
          "A request that goes by a cookie and changes something needs the header "
              + SessionCookies.HEADER
              + ": 1.");
    }
    Optional<Admitted> who = shown.filter(t -> t.length() <= LONGEST).flatMap(this::whose);
    if (who.isEmpty()) {
      return new Gate.Decision.Refused(
          401,
          shown.isPresent()
              ? "The token is not valid (any more). Renew the session, or sign in again."
              : "Sign in first, or send a token: Authorization: Bearer TOKEN.");
    }
    if (who.orElseThrow().user().disabled()) {
      return new Gate.Decision.Refused(403, "This account is disabled. Ask the administrator.");
    }
    return new Gate.Decision.Let(who.orElseThrow());
  }

  @Override
  public boolean stillLets(Admitted who) {
    Optional<Admitted> now =
        who.by() == Admitted.By.SESSION
            ? accounts.sessions().whose(who.credential())
            : accounts.tokens().whose(who.credential());
    return now.isPresent() && !now.orElseThrow().user().disabled();
  }

  @Override
  public Optional<String> signInPage() {
    return Optional.of("/signin");
  }

  private Optional<Admitted> whose(String token) {
    return token.startsWith(ApiToken.PREFIX)
        ? accounts.tokens().admit(token)
        : accounts.sessions().admit(token);
  }
}

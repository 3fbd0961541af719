package org.drumlin.auth;

import io.javalin.http.Context;
import java.util.Optional;

/** For an embedded server: the launch's secret, as a bearer token or in a cookie of random name. */
public final class LaunchDoorkeeper implements Doorkeeper {
  private final UserStore users;
  private final TokenStore tokens;
  private final String cookie;

  /**
   * @param cookie its name; random, since cookies of one host are shared by all its ports
   */
  public LaunchDoorkeeper(UserStore users, TokenStore tokens, String cookie) {
    this.users = users;
    this.tokens = tokens;
    this.cookie = cookie;
  }

  @Override
  public Gate.Decision admit(Context ctx) {
    Optional<User> user = token(ctx).flatMap(tokens::userOf).flatMap(users::find);
    return user.isPresent()
        ? new Gate.Decision.Let(Admitted.atLaunch(user.orElseThrow()))
        : new Gate.Decision.Refused(
            401, "Sign in first: this server answers its own program only.");
  }

  @Override
  public boolean stillLets(Admitted who) {
    return true;
  }

  @Override
  public Optional<String> signInPage() {
    return Optional.empty();
  }

  private Optional<String> token(Context ctx) {
    return ctx.header("Authorization") == null
        ? Optional.ofNullable(ctx.cookie(cookie))
        : Bearer.token(ctx);
  }
}

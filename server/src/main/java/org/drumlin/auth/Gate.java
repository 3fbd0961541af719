package org.drumlin.auth;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets a request in, or says why not. Three locks: the Host must be ours (a foreign name that
 * resolves to this computer is DNS rebinding), the Origin, where a browser tells it, must be ours
 * too, and a valid token must be shown, as a bearer token or in the cookie.
 */
public final class Gate {
  private static final String USER = "drumlin.user";
  private static final String BEARER = "Bearer ";

  private final UserStore users;
  private final TokenStore tokens;
  private final String cookie;
  private final Supplier<SiteAddresses> site;

  /**
   * @param cookie its name; random, since cookies of one host are shared by all its ports
   * @param site what is ours, asked at each request, since the port is known only once the server
   *     listens
   */
  public Gate(UserStore users, TokenStore tokens, String cookie, Supplier<SiteAddresses> site) {
    this.users = users;
    this.tokens = tokens;
    this.cookie = cookie;
    this.site = site;
  }

  /** What came of a request at the gate. */
  public sealed interface Decision {
    /** Let in; {@link Gate#user} tells who it is. */
    record Admitted(User user) implements Decision {}

    /** Turned away, with the status and a message for a person. */
    record Refused(int status, String message) implements Decision {}
  }

  /** The first two locks alone: for addresses that everybody may ask for, such as signing in. */
  public Optional<Decision.Refused> checkSite(Context ctx) {
    if (!site.get().hosts().contains(Caller.of(ctx).host())) {
      return Optional.of(new Decision.Refused(403, "This address is not one of this server's."));
    }
    if (!originIsOurs(ctx)) {
      return Optional.of(new Decision.Refused(403, "Requests of other sites are not answered."));
    }
    return Optional.empty();
  }

  /** Decides, and remembers who it is for the handlers behind. */
  public Decision check(Context ctx) {
    Optional<Decision.Refused> refused = checkSite(ctx);
    if (refused.isPresent()) {
      return refused.orElseThrow();
    }
    Optional<User> user = token(ctx).flatMap(tokens::userOf).flatMap(users::find);
    if (user.isEmpty()) {
      return new Decision.Refused(401, "Sign in first: this server answers its own program only.");
    }
    ctx.attribute(USER, user.orElseThrow());
    return new Decision.Admitted(user.orElseThrow());
  }

  /** Who sent a request that was let in. */
  public static User user(Context ctx) {
    User user = ctx.attribute(USER);
    if (user == null) {
      throw new IllegalStateException("a handler ran that the gate had not let in");
    }
    return user;
  }

  private boolean originIsOurs(Context ctx) {
    String origin = ctx.header("Origin");
    if (origin != null && !site.get().origins().contains(origin)) {
      return false;
    }
    String site = ctx.header("Sec-Fetch-Site");
    return site == null || site.equals("same-origin") || site.equals("none");
  }

  private Optional<String> token(Context ctx) {
    String header = ctx.header("Authorization");
    if (header != null) {
      return header.startsWith(BEARER)
          ? Optional.of(header.substring(BEARER.length()))
          : Optional.empty();
    }
    return Optional.ofNullable(ctx.cookie(cookie));
  }
}

package org.drumlin.auth;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets a request in, or says why not. Three locks: the Host must be ours (a foreign name that
 * resolves to this computer is DNS rebinding), the Origin, where a browser tells it, must be ours
 * too, and what is shown must be good in the eyes of the doorkeeper: the launch's secret, or an
 * account's token.
 */
public final class Gate {
  private static final String WHO = "drumlin.who";
  private static final String KEEPER = "drumlin.keeper";
  private static final String API = "/api/";
  private static final int UNKNOWN = 401;

  private final Doorkeeper keeper;
  private final Supplier<SiteAddresses> site;

  /**
   * @param site what is ours, asked at each request, since the port is known only once the server
   *     listens
   */
  public Gate(Doorkeeper keeper, Supplier<SiteAddresses> site) {
    this.keeper = keeper;
    this.site = site;
  }

  /** What came of a request at the gate. */
  public sealed interface Decision {
    /** Let in; {@link Gate#user} tells who it is. */
    record Let(Admitted who) implements Decision {}

    /** Turned away, with the status and a message for a person. */
    record Refused(int status, String message) implements Decision {}
  }

  /**
   * The first two locks alone: for addresses that everybody may ask for, such as signing in. Who
   * shows something good all the same is remembered.
   */
  public Optional<Decision.Refused> checkSite(Context ctx) {
    Optional<Decision.Refused> refused = foreign(ctx);
    if (refused.isEmpty()) {
      admit(ctx);
    }
    return refused;
  }

  private Optional<Decision.Refused> foreign(Context ctx) {
    if (!site.get().hosts().contains(Caller.of(ctx).host())) {
      return Optional.of(new Decision.Refused(403, "This address is not one of this server's."));
    }
    if (!originIsOurs(ctx)) {
      return Optional.of(new Decision.Refused(403, "Requests of other sites are not answered."));
    }
    return Optional.empty();
  }

  /** Asks who it is, and remembers who is let in. */
  private Decision admit(Context ctx) {
    Decision decision = keeper.admit(ctx);
    if (decision instanceof Decision.Let let) {
      ctx.attribute(WHO, let.who());
      ctx.attribute(KEEPER, keeper);
    }
    return decision;
  }

  /** Decides, and remembers who it is for the handlers behind. */
  public Decision check(Context ctx) {
    Optional<Decision.Refused> refused = foreign(ctx);
    if (refused.isPresent()) {
      return refused.orElseThrow();
    }
    Decision decision = admit(ctx);
    if (decision instanceof Decision.Refused no && no.status() == UNKNOWN) {
      ctx.header("WWW-Authenticate", "Bearer realm=\"drumlin\"");
    }
    return decision;
  }

  /** The page where whoever wants to see this one signs in, if there is such a page. */
  public Optional<String> signIn(Context ctx) {
    return isPage(ctx) ? keeper.signInPage() : Optional.empty();
  }

  /** Who sent a request that was let in. */
  public static User user(Context ctx) {
    return admitted(ctx).user();
  }

  /** Who sent a request that was let in, and by what. */
  public static Admitted admitted(Context ctx) {
    return whoever(ctx)
        .orElseThrow(() -> new IllegalStateException("a handler ran that the gate had not let in"));
  }

  /** Who sent a request, where anybody may. */
  public static Optional<Admitted> whoever(Context ctx) {
    return Optional.ofNullable(ctx.attribute(WHO));
  }

  /** Whether who sent a request that was let in would be let in now. */
  public static boolean stillLets(Context ctx) {
    Doorkeeper keeper = ctx.attribute(KEEPER);
    return keeper != null && keeper.stillLets(admitted(ctx));
  }

  private boolean originIsOurs(Context ctx) {
    String origin = ctx.header("Origin");
    if (origin != null && !site.get().origins().contains(origin)) {
      return false;
    }
    String from = ctx.header("Sec-Fetch-Site");
    return from == null || from.equals("same-origin") || from.equals("none") || isFollowed(ctx);
  }

  /** A link on another site may lead to a page that shows nothing until its script asks. */
  private boolean isFollowed(Context ctx) {
    return "navigate".equals(ctx.header("Sec-Fetch-Mode"))
        && isPage(ctx)
        && keeper.signInPage().isPresent();
  }

  private static boolean isPage(Context ctx) {
    return ctx.method() == HandlerType.GET && !ctx.path().startsWith(API);
  }
}

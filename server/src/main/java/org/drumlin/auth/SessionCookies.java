package org.drumlin.auth;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Set;

/**
 * The cookies of a page's session, and the header that the page's own script sends along. A form or
 * an image of another site can make a browser send cookies (where SameSite is not known), but no
 * header of that name.
 *
 * @param secure whether they are for TLS only; then their names begin with {@code __Host-}, which
 *     keeps other hosts of the domain from setting them
 */
public record SessionCookies(boolean secure) {
  static final String HEADER = "X-Drumlin-Browser";
  private static final Set<HandlerType> HARMLESS =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

  /** Name of the cookie of the access token. */
  public String access() {
    return prefix() + "drumlin";
  }

  /** Name of the cookie of the refresh token. */
  public String refresh() {
    return prefix() + "drumlin-refresh";
  }

  /** Whether a page's script sends the request. */
  public static boolean fromPage(Context ctx) {
    return "1".equals(ctx.header(HEADER));
  }

  /** Whether a request may go by its cookies alone. */
  static boolean suffice(Context ctx) {
    return HARMLESS.contains(ctx.method()) || fromPage(ctx);
  }

  private String prefix() {
    return secure ? "__Host-" : "";
  }
}

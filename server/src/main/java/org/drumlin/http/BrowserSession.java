package org.drumlin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import org.drumlin.auth.SessionCookies;
import org.drumlin.auth.SignedIn;
import org.drumlin.job.Json;

/**
 * How a session reaches its owner: a program gets the tokens in the answer's body; a page gets them
 * in cookies that no script can read, and a body without them.
 */
final class BrowserSession {
  private final SessionCookies cookies;

  BrowserSession(SessionCookies cookies) {
    this.cookies = cookies;
  }

  /** Answers with a session; {@code extra} goes into the body as well. */
  void answer(Context ctx, int status, SignedIn session, ObjectNode extra) {
    ObjectNode body = Json.object();
    if (SessionCookies.fromPage(ctx)) {
      set(ctx, cookies.access(), session.access(), session.accessFor());
      set(ctx, cookies.refresh(), session.refresh(), session.refreshFor());
    } else {
      body.put("access", session.access()).put("refresh", session.refresh());
    }
    body.put("expires_in", session.accessFor().toSeconds());
    body.set("user", session.user().toJson());
    body.setAll(extra);
    Bodies.write(ctx, status, body);
  }

  /** The refresh token that a page's cookie carries, if the page asks by its own script. */
  Optional<String> refresh(Context ctx) {
    return SessionCookies.fromPage(ctx)
        ? Optional.ofNullable(ctx.cookie(cookies.refresh()))
        : Optional.empty();
  }

  /** Has the browser forget. */
  void clear(Context ctx) {
    set(ctx, cookies.access(), "", Duration.ZERO);
    set(ctx, cookies.refresh(), "", Duration.ZERO);
  }

  private void set(Context ctx, String name, String value, Duration life) {
    ctx.res()
        .addHeader(
            "Set-Cookie",
            name
                + "="
                + value
                + "; Path=/; Max-Age="
                + life.toSeconds()
                + "; HttpOnly; SameSite=Strict"
                + (cookies.secure() ? "; Secure" : ""));
  }
}

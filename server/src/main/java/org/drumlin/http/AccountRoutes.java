package org.drumlin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.drumlin.auth.AccountException;
import org.drumlin.auth.Accounts;
import org.drumlin.auth.Admitted;
import org.drumlin.auth.Caller;
import org.drumlin.auth.Enrolment;
import org.drumlin.auth.Gate;
import org.drumlin.auth.SessionCookies;
import org.drumlin.auth.SignedIn;
import org.drumlin.job.Json;

/** Accounts: making one, signing in and out, coming back, one's own password. */
final class AccountRoutes {
  static final String AUTH = Route.API + "/auth";

  /** No such request is longer; what is, is not read. */
  private static final int LARGEST = 16 << 10;

  private final Accounts accounts;
  private final Usage usage;
  private final BrowserSession browser;

  AccountRoutes(Accounts accounts, Usage usage) {
    this.accounts = accounts;
    this.usage = usage;
    this.browser = new BrowserSession(new SessionCookies(accounts.settings().secureCookies()));
  }

  List<Route> routes() {
    return List.of(
        Route.get(AUTH + "/ways", this::ways).open(),
        Route.post(AUTH + "/register", AccountProblems.told(this::register)).open(),
        Route.post(AUTH + "/guest", AccountProblems.told(this::guest)).open(),
        Route.post(AUTH + "/recover", AccountProblems.told(this::recover)).open(),
        Route.post(AUTH + "/login", AccountProblems.told(this::login)).open(),
        Route.post(AUTH + "/refresh", AccountProblems.told(this::refresh)).open(),
        Route.post(AUTH + "/logout", this::logout).open(),
        Route.post(AUTH + "/reset", AccountProblems.told(this::reset)).open(),
        Route.get(AUTH + "/me", this::me),
        Route.post(AUTH + "/password", AccountProblems.told(this::password)));
  }

  /** The body of a request about accounts: a small object. */
  static ObjectNode body(Context ctx) throws IOException {
    return Bodies.read(ctx, LARGEST);
  }

  /** A text that the body must have. */
  static String text(ObjectNode body, String key) {
    if (!body.path(key).isTextual()) {
      throw new Problem(422, "The request lacks the text '" + key + "'.");
    }
    return body.path(key).asText();
  }

  static String address(Context ctx) {
    return Caller.of(ctx).address();
  }

  private void ways(Context ctx) {
    String registration = accounts.settings().registration().name().toLowerCase(Locale.ROOT);
    Bodies.write(
        ctx,
        200,
        Json.object()
            .put("registration", registration)
            .put("guests", accounts.settings().guests()));
  }

  private void register(Context ctx) throws IOException, AccountException {
    ObjectNode body = body(ctx);
    SignedIn session =
        accounts
            .enrolment()
            .register(
                text(body, "name"),
                text(body, "password"),
                body.path("invitation").asText(),
                address(ctx));
    browser.answer(ctx, 201, session, back(body));
  }

  private void guest(Context ctx) throws IOException, AccountException {
    ObjectNode body = body(ctx);
    answer(ctx, 201, accounts.enrolment().guest(address(ctx)), body);
  }

  private void recover(Context ctx) throws IOException, AccountException {
    ObjectNode body = body(ctx);
    Enrolment.Guest guest = accounts.enrolment().recover(text(body, "recovery_key"), address(ctx));
    answer(ctx, 200, guest, body);
  }

  private void answer(Context ctx, int status, Enrolment.Guest guest, ObjectNode body) {
    browser.answer(
        ctx, status, guest.session(), back(body).put("recovery_key", guest.recoveryKey()));
  }

  private void login(Context ctx) throws IOException, AccountException {
    ObjectNode body = body(ctx);
    SignedIn session = accounts.login(text(body, "name"), text(body, "password"), address(ctx));
    browser.answer(ctx, 200, session, back(body));
  }

  /** Where to go now, if the page was called with an address to come back to. */
  private ObjectNode back(ObjectNode body) {
    ObjectNode extra = Json.object();
    if (body.path("back").isTextual()) {
      extra.put("back", accounts.settings().returnTo().orHome(body.path("back").asText()));
    }
    return extra;
  }

  private void refresh(Context ctx) throws IOException, AccountException {
    Optional<String> shown = browser.refresh(ctx);
    String token = shown.isPresent() ? shown.orElseThrow() : text(body(ctx), "refresh");
    try {
      browser.answer(ctx, 200, accounts.refresh(token, address(ctx)), Json.object());
    } catch (AccountException e) {
      if (shown.isPresent() && e.reason() == AccountException.Reason.WRONG) {
        browser.clear(ctx);
      }
      throw e;
    }
  }

  /** By whatever is shown: the access token, the refresh token, or the page's cookies. */
  private void logout(Context ctx) throws IOException {
    Gate.whoever(ctx).ifPresent(who -> accounts.logout(who, address(ctx)));
    browser.refresh(ctx).ifPresent(token -> accounts.logout(token, address(ctx)));
    if (ctx.contentLength() > 0) {
      ObjectNode body = body(ctx);
      if (body.path("refresh").isTextual()) {
        accounts.logout(body.path("refresh").asText(), address(ctx));
      }
    }
    browser.clear(ctx);
    ctx.status(204);
  }

  private void me(Context ctx) throws IOException {
    Admitted who = Gate.admitted(ctx);
    ObjectNode me = who.user().toJson();
    me.set("quota", usage.toJson(who.user(), accounts.settings().quotas().of(who.user())));
    Bodies.write(ctx, 200, me);
  }

  private void password(Context ctx) throws IOException, AccountException {
    Admitted who = AccountProblems.person(ctx);
    ObjectNode body = body(ctx);
    accounts.changePassword(who, text(body, "old"), text(body, "new"), address(ctx));
    ctx.status(204);
  }

  private void reset(Context ctx) throws IOException, AccountException {
    ObjectNode body = body(ctx);
    accounts.reset(text(body, "reset_token"), text(body, "new"), address(ctx));
    ctx.status(204);
  }
}

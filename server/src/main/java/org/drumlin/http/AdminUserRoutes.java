package org.drumlin.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.drumlin.auth.Account;
import org.drumlin.auth.AccountException;
import org.drumlin.auth.Accounts;
import org.drumlin.auth.Administration;
import org.drumlin.auth.AuditLog;
import org.drumlin.auth.Role;
import org.drumlin.auth.User;
import org.drumlin.job.Json;

/** Other people's accounts and the audit log, for administrators. */
final class AdminUserRoutes {
  private static final String ADMIN = Route.API + "/admin";
  private static final String USERS = ADMIN + "/users";
  private static final int NEWEST = 100;
  private static final int MOST = 10_000;

  private final Administration administration;
  private final Usage usage;
  private final AuditLog audit;

  AdminUserRoutes(Accounts accounts, Usage usage, AuditLog audit) {
    this.administration = accounts.administration();
    this.usage = usage;
    this.audit = audit;
  }

  List<Route> routes() {
    return List.of(
        Route.get(USERS, this::list),
        Route.post(USERS, AccountProblems.told(this::create)),
        Route.post(USERS + "/{id}/role", AccountProblems.told(this::assign)),
        Route.post(USERS + "/{id}/disable", AccountProblems.told(ctx -> disable(ctx, true))),
        Route.post(USERS + "/{id}/enable", AccountProblems.told(ctx -> disable(ctx, false))),
        Route.post(USERS + "/{id}/reset", AccountProblems.told(this::reset)),
        Route.post(ADMIN + "/invitations", this::invite),
        Route.get(ADMIN + "/audit", this::audit));
  }

  private void list(Context ctx) {
    AccountProblems.administrator(ctx);
    ObjectNode all = Json.object();
    ArrayNode users = all.putArray("users");
    for (Account account : administration.list()) {
      ObjectNode user = told(account.user());
      user.put("created", account.created().toString())
          .put("seen", account.seen().map(Instant::toString).orElse(null))
          .put("jobs", usage.jobs(account.user()));
      users.add(user);
    }
    Bodies.write(ctx, 200, all);
  }

  private static ObjectNode told(User user) {
    return user.toJson().put("disabled", user.disabled());
  }

  private void create(Context ctx) throws IOException, AccountException {
    String by = AccountProblems.administrator(ctx).user().id();
    ObjectNode body = AccountRoutes.body(ctx);
    Administration.Created created =
        administration.create(AccountRoutes.text(body, "name"), role(body), by);
    ObjectNode answer = told(created.user());
    answer.setAll(reset(created.reset()));
    Bodies.write(ctx, 201, answer);
  }

  private void assign(Context ctx) throws IOException, AccountException {
    String by = AccountProblems.administrator(ctx).user().id();
    Role role = role(AccountRoutes.body(ctx));
    Bodies.write(ctx, 200, told(administration.assign(ctx.pathParam("id"), role, by)));
  }

  private static Role role(ObjectNode body) {
    return Role.ofWire(AccountRoutes.text(body, "role"))
        .orElseThrow(() -> new Problem(422, "A role is user, script or admin."));
  }

  private void disable(Context ctx, boolean disabled) throws AccountException {
    String by = AccountProblems.administrator(ctx).user().id();
    Bodies.write(ctx, 200, told(administration.disable(ctx.pathParam("id"), disabled, by)));
  }

  private void reset(Context ctx) throws AccountException {
    String by = AccountProblems.administrator(ctx).user().id();
    Bodies.write(ctx, 200, reset(administration.reset(ctx.pathParam("id"), by)));
  }

  private static ObjectNode reset(Administration.Handed handed) {
    return Json.object()
        .put("reset_token", handed.token())
        .put("expires", handed.expires().toString());
  }

  private void invite(Context ctx) {
    String by = AccountProblems.administrator(ctx).user().id();
    Administration.Handed handed = administration.invite(by);
    Bodies.write(
        ctx,
        201,
        Json.object()
            .put("invitation", handed.token())
            .put("expires", handed.expires().toString()));
  }

  private void audit(Context ctx) {
    AccountProblems.administrator(ctx);
    ObjectNode all = Json.object();
    ArrayNode entries = all.putArray("entries");
    audit.newest(limit(ctx.queryParam("limit"))).forEach(entry -> entries.add(entry.toJson()));
    Bodies.write(ctx, 200, all);
  }

  private static int limit(@org.jspecify.annotations.Nullable String text) {
    if (text == null) {
      return NEWEST;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new Problem(400, "limit is a number from 1 to " + MOST + ".");
  }
}

package org.drumlin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import org.drumlin.auth.AccountException;
import org.drumlin.auth.Accounts;
import org.drumlin.auth.ApiTokens;
import org.drumlin.auth.User;
import org.drumlin.job.Json;

/** A user's tokens for scripts: made, listed, revoked, by the user in person. */
final class TokenRoutes {
  private static final String TOKENS = AccountRoutes.AUTH + "/tokens";

  private final Accounts accounts;

  TokenRoutes(Accounts accounts) {
    this.accounts = accounts;
  }

  List<Route> routes() {
    return List.of(
        Route.get(TOKENS, this::list),
        Route.post(TOKENS, AccountProblems.told(this::make)),
        new Route(HandlerType.DELETE, TOKENS + "/{id}", AccountProblems.told(this::revoke)));
  }

  private void list(Context ctx) {
    ObjectNode all = Json.object();
    ArrayNode tokens = all.putArray("tokens");
    accounts
        .tokens()
        .list(AccountProblems.person(ctx).user())
        .forEach(token -> tokens.add(token.toJson()));
    Bodies.write(ctx, 200, all);
  }

  private void make(Context ctx) throws IOException, AccountException {
    User user = AccountProblems.person(ctx).user();
    ObjectNode body = AccountRoutes.body(ctx);
    JsonNode days = body.path("expires_days");
    if (!days.isMissingNode() && !days.isNull() && !days.canConvertToInt()) {
      throw new Problem(422, "'expires_days' is a whole number.");
    }
    ApiTokens.Made made =
        accounts
            .tokens()
            .make(
                user,
                AccountRoutes.text(body, "label"),
                days.asInt(ApiTokens.USUAL_DAYS),
                AccountRoutes.address(ctx));
    Bodies.write(ctx, 201, made.token().toJson().put("token", made.secret()));
  }

  private void revoke(Context ctx) throws AccountException {
    User user = AccountProblems.person(ctx).user();
    accounts.tokens().revoke(user, ctx.pathParam("id"), AccountRoutes.address(ctx));
    ctx.status(204);
  }
}

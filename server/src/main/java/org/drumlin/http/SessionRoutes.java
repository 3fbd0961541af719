package org.drumlin.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import org.drumlin.auth.AccountException;
import org.drumlin.auth.Accounts;
import org.drumlin.auth.Admitted;
import org.drumlin.auth.Session;
import org.drumlin.job.Json;

/** Where a user is signed in: listed, and ended from afar, by the user in person. */
final class SessionRoutes {
  private static final String SESSIONS = AccountRoutes.AUTH + "/sessions";

  private final Accounts accounts;

  SessionRoutes(Accounts accounts) {
    this.accounts = accounts;
  }

  List<Route> routes() {
    return List.of(
        Route.get(SESSIONS, this::list),
        new Route(HandlerType.DELETE, SESSIONS + "/{id}", AccountProblems.told(this::end)));
  }

  /** Ids let nobody in: what does is signed, or random. */
  private void list(Context ctx) {
    Admitted who = AccountProblems.person(ctx);
    ObjectNode all = Json.object();
    ArrayNode sessions = all.putArray("sessions");
    for (Session session : accounts.sessions(who)) {
      sessions
          .addObject()
          .put("id", session.id())
          .put("began", session.began().toString())
          .put("expires", session.expires().toString())
          .put("current", session.id().equals(who.session()));
    }
    Bodies.write(ctx, 200, all);
  }

  private void end(Context ctx) throws AccountException {
    Admitted who = AccountProblems.person(ctx);
    accounts.endSession(who, ctx.pathParam("id"), AccountRoutes.address(ctx));
    ctx.status(204);
  }
}

package org.drumlin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;
import org.drumlin.auth.Gate;

/** The administrator's view: who waits for what, which servers there are, how full the disk is. */
final class OverviewRoutes {
  private final Supplier<ObjectNode> overview;

  OverviewRoutes(Supplier<ObjectNode> overview) {
    this.overview = overview;
  }

  List<Route> routes() {
    return List.of(Route.get(Route.API + "/admin/overview", this::overview));
  }

  private void overview(Context ctx) {
    if (!Gate.admitted(ctx).administers()) {
      throw new Problem(403, "This is for administrators.");
    }
    Bodies.write(ctx, 200, overview.get());
  }
}

package org.drumlin.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.drumlin.auth.Gate;
import org.drumlin.store.JobStore;

/** The pages people see, and what they are made of: class path files of {@code org/drumlin/web}. */
final class PageRoutes {
  private static final String WEB = "/org/drumlin/web/";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript",
          "css", "text/css",
          "html", "text/html",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2",
          "json", "application/json",
          "txt", "text/plain");

  private final JobStore store;

  PageRoutes(JobStore store) {
    this.store = store;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/", ctx -> send(ctx, "jobs.html")),
        Route.get("/new", ctx -> send(ctx, "new.html")),
        Route.get("/signin", ctx -> send(ctx, "signin.html")).open(),
        Route.get("/account", ctx -> send(ctx, "account.html")),
        Route.get("/admin", ctx -> send(ctx, "admin.html")),
        Route.get("/jobs/{id}", this::result),
        Route.get("/static/<path>", this::file));
  }

  private void result(Context ctx) throws IOException {
    String id = ctx.pathParam("id");
    if (store.find(Gate.user(ctx).id(), id).isEmpty()) {
      throw JobRoutes.unknown(id);
    }
    send(ctx, "result.html");
  }

  private void file(Context ctx) throws IOException {
    String path = ctx.pathParam("path");
    for (String name : path.split("/", -1)) {
      if (!NAME.matcher(name).matches()) {
        throw missing(path);
      }
    }
    ctx.header("Cache-Control", "private, max-age=3600");
    send(ctx, "static/" + path);
  }

  private static void send(Context ctx, String file) throws IOException {
    try (InputStream in = PageRoutes.class.getResourceAsStream(WEB + file)) {
      String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
      if (in == null || type == null) {
        throw missing(file);
      }
      ctx.contentType(type.startsWith("text/") ? type + "; charset=utf-8" : type);
      ctx.result(in.readAllBytes());
    }
  }

  private static Problem missing(String path) {
    return new Problem(404, "There is no page " + path + ".");
  }
}

package org.drumlin.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import org.drumlin.auth.AccountException;
import org.drumlin.auth.Gate;
import org.drumlin.job.Json;
import org.drumlin.store.ContentStore;
import org.drumlin.store.ContentStore.Upload;

/**
 * Uploads: data files by their SHA-256, sent once however many fits of a user's use them. Whether
 * others have sent the same is nobody's business.
 */
final class FileRoutes {
  private final ContentStore files;
  private final Allowance allowance;

  FileRoutes(ContentStore files, Allowance allowance) {
    this.files = files;
    this.allowance = allowance;
  }

  List<Route> routes() {
    String path = Route.API + "/files/{sha256}";
    return List.of(
        new Route(HandlerType.PUT, path, AccountProblems.told(this::put)),
        new Route(HandlerType.HEAD, path, this::head));
  }

  private void put(Context ctx) throws IOException, AccountException {
    String digest = digest(ctx);
    long most = most(ctx);
    String name = ctx.queryParam("name");
    switch (files.put(Gate.user(ctx).id(), digest, ctx.bodyInputStream(), most)) {
      case Upload.Stored stored ->
          Bodies.write(
              ctx,
              stored.created() ? 201 : 200,
              Json.object()
                  .put("sha256", digest)
                  .put("name", name == null ? "" : name)
                  .put("size", stored.size()));
      case Upload.Mismatch mismatch ->
          throw Problem.withRemedy(
              422,
              "The bytes that came have the SHA-256 " + mismatch.actual() + ", not " + digest + ".",
              "Send the file again: it changed, or the transfer was cut off.");
      case Upload.TooLarge large -> {
        // The rest of it is not read: the connection cannot be used again.
        ctx.header("Connection", "close");
        throw new Problem(413, "The file is larger than " + (large.largest() >> 20) + " MB.");
      }
    }
  }

  /** Bytes the user may send; who may send none is told before anything is read. */
  private long most(Context ctx) throws IOException, AccountException {
    try {
      return allowance.upload(Gate.user(ctx), ctx.req().getContentLengthLong());
    } catch (Problem | AccountException e) {
      // The file is not read: the connection cannot be used again.
      ctx.header("Connection", "close");
      throw e;
    }
  }

  private void head(Context ctx) {
    ctx.status(files.find(Gate.user(ctx).id(), digest(ctx)).isPresent() ? 200 : 404);
  }

  private static String digest(Context ctx) {
    String digest = ctx.pathParam("sha256");
    if (!ContentStore.isDigest(digest)) {
      throw new Problem(400, "A file's address ends with its SHA-256 in lower-case hex.");
    }
    return digest;
  }
}

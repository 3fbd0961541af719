package org.drumlin.auth;

import io.javalin.http.Context;
import java.util.Optional;

/** The token of an Authorization header. */
final class Bearer {
  private static final String SCHEME = "Bearer ";

  private Bearer() {}

  static Optional<String> token(Context ctx) {
    String header = ctx.header("Authorization");
    return header != null && header.startsWith(SCHEME)
        ? Optional.of(header.substring(SCHEME.length()))
        : Optional.empty();
  }
}

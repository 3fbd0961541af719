package org.drumlin.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import org.drumlin.job.Json;

/** What opens a server, as it is kept between launches. Never logged: its text says nothing. */
sealed interface Credential {

  /**
   * A sign-in: a short access token, and one to get the next with.
   *
   * @param expires when the access token ends, by this computer's clock
   */
  record Session(String access, Instant expires, String refresh) implements Credential {
    @Override
    public String toString() {
      return "Session[until " + expires + "]";
    }
  }

  /** A token for scripts, made on the server's account page. */
  record ApiToken(String token) implements Credential {
    @Override
    public String toString() {
      return "ApiToken[]";
    }
  }

  /** The text that is kept. */
  default String text() {
    ObjectNode node = Json.object();
    switch (this) {
      case Session session ->
          node.put("access", session.access())
              .put("expires", session.expires().toString())
              .put("refresh", session.refresh());
      case ApiToken token -> node.put("token", token.token());
    }
    return Json.line(node);
  }

  /**
   * Reads such a text.
   *
   * @throws IOException when it is none; the message has nothing of it
   */
  static Credential of(String text) throws IOException {
    try {
      ObjectNode node = Json.readObject(text);
      if (node.has("token")) {
        return new ApiToken(node.path("token").asText());
      }
      if (node.has("refresh")) {
        return new Session(
            node.path("access").asText(),
            Instant.parse(node.path("expires").asText()),
            node.path("refresh").asText());
      }
    } catch (IOException | java.time.DateTimeException e) {
      // What a parser says of it could quote it.
    }
    throw new IOException("what is kept of a sign-in cannot be read; sign in again");
  }
}

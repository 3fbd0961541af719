package org.drumlin.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.Request;
import org.drumlin.job.Json;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in at one server, kept in the secrets and kept fresh. The desktop and the command line may
 * hold the same one, and a refresh token that is shown twice ends it; so a new one is fetched under
 * the lock of the targets' file, and only if nobody else has fetched it meanwhile.
 */
final class SignedIn implements Access {
  /** Time that a request may take on its way, and clocks may differ. */
  private static final Duration MARGIN = Duration.ofSeconds(20);

  private final String target;
  private final String account;
  private final Secrets secrets;
  private final TargetFile file;
  private final InstantSource clock;
  private @Nullable ServerCalls calls;
  private volatile @Nullable Credential known;

  SignedIn(String target, String account, Secrets secrets, TargetFile file, InstantSource clock) {
    this.target = target;
    this.account = account;
    this.secrets = secrets;
    this.file = file;
    this.clock = clock;
  }

  /** The server to fetch the next token from. */
  void at(ServerCalls server) {
    calls = server;
  }

  /** Whether anything is kept that could open the server; never waits for the server. */
  boolean there() throws ServerException {
    return current().isPresent();
  }

  /** Somebody may have signed in or out beside us. */
  void lookUpAnew() {
    known = null;
  }

  @Override
  public synchronized String bearer() throws ServerException {
    return switch (current().orElseThrow(this::nobody)) {
      case Credential.ApiToken token -> token.token();
      case Credential.Session session ->
          fresh(session) ? session.access() : refreshed(session.access()).access();
    };
  }

  @Override
  public synchronized boolean renew(String refused) throws ServerException {
    // Somebody else may have signed in anew: what is remembered here is no proof.
    known = null;
    Optional<Credential> now = current();
    if (now.isEmpty()) {
      return false;
    }
    return switch (now.orElseThrow()) {
      case Credential.ApiToken token -> !token.token().equals(refused);
      case Credential.Session session ->
          !session.access().equals(refused) || !refreshed(refused).access().equals(refused);
    };
  }

  /** Keeps what a server gave. */
  synchronized void keep(Credential credential) throws ServerException {
    locked("kept", () -> put(credential));
  }

  /** Forgets it; what it was. */
  synchronized Optional<Credential> forget() throws ServerException {
    return locked("removed", this::drop);
  }

  /** What a server answers to a sign-in. */
  Credential.Session session(ObjectNode answer) {
    return new Credential.Session(
        answer.path("access").asText(""),
        clock.instant().plusSeconds(answer.path("expires_in").asLong(0)),
        answer.path("refresh").asText(""));
  }

  private Credential.Session refreshed(String old) throws ServerException {
    return locked(
        "renewed",
        () -> {
          known = null;
          if (!(current().orElseThrow(this::nobody) instanceof Credential.Session session)) {
            throw nobody();
          }
          if (!session.access().equals(old) && fresh(session)) {
            return session;
          }
          return put(session(fetched(session)));
        });
  }

  private <T extends Credential> T put(T credential) throws IOException {
    secrets.put(account, credential.text());
    known = credential;
    return credential;
  }

  private Optional<Credential> drop() throws IOException, ServerException {
    known = null;
    Optional<Credential> last = current();
    known = null;
    secrets.remove(account);
    return last;
  }

  private <T> T locked(String done, TargetFile.Guarded<T, ServerException> work)
      throws ServerException {
    try {
      return file.locked(work);
    } catch (IOException e) {
      throw new ServerException("The sign-in cannot be " + done + ": " + e.getMessage(), e);
    }
  }

  /**
   * A reply that was lost is asked for again with the same token, which the server knows for 30 s.
   */
  private ObjectNode fetched(Credential.Session session) throws ServerException, IOException {
    try {
      return fetch(session);
    } catch (ServerException e) {
      if (e.status() == 0 && e.certificate().isEmpty()) {
        return fetch(session);
      }
      throw e;
    }
  }

  private ObjectNode fetch(Credential.Session session) throws ServerException, IOException {
    ServerCalls server = calls;
    if (server == null) {
      throw new IllegalStateException("no server to ask");
    }
    Request.Builder request =
        server
            .to("auth", "refresh")
            .post(ServerCalls.body(Json.object().put("refresh", session.refresh())));
    try {
      return server.jsonUnsigned(request);
    } catch (ServerException e) {
      if (e.needsLogin() && e.fromDrumlin()) {
        drop();
        throw nobody();
      }
      throw e;
    }
  }

  private Optional<Credential> current() throws ServerException {
    Credential credential = known;
    if (credential == null) {
      try {
        Optional<String> text = secrets.find(account);
        credential = text.isPresent() ? Credential.of(text.orElseThrow()) : null;
      } catch (IOException e) {
        throw ServerException.needsLogin(String.valueOf(e.getMessage()));
      }
      known = credential;
    }
    return Optional.ofNullable(credential);
  }

  private boolean fresh(Credential.Session session) {
    return clock.instant().plus(MARGIN).isBefore(session.expires());
  }

  private ServerException nobody() {
    return ServerException.needsLogin("Sign in to the server " + target + " first.");
  }
}

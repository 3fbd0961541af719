package org.drumlin.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import okhttp3.OkHttpClient;
import org.drumlin.job.Json;
import org.drumlin.job.Target;
import org.jspecify.annotations.Nullable;

/** The line to one server: its client, the sign-in, and what was heard last. */
final class ServerLink implements AutoCloseable {
  private volatile TargetEntry entry;
  private final OkHttpClient http;
  private final Trouble trouble;
  private final SignedIn signedIn;
  private final ServerClient client;
  private final InstantSource clock;
  private volatile Standing standing = new Standing(null, "It was not asked yet.", "", false);

  /**
   * What is known of a server.
   *
   * @param since when it was last heard of
   */
  private record Standing(@Nullable Instant since, String message, String version, boolean login) {}

  ServerLink(TargetEntry entry, Secrets secrets, TargetFile file, InstantSource clock) {
    this.entry = entry;
    this.clock = clock;
    this.http = new ServerTrust(entry.certificate()).on(ServerClient.patient()).build();
    this.trouble = Trouble.of(entry.name());
    this.signedIn = new SignedIn(entry.name(), account(entry, file), secrets, file, clock);
    this.client = client(signedIn);
    signedIn.at(client.calls());
  }

  /** A sign-in is for an address and no other, and each data folder has its own. */
  private static String account(TargetEntry entry, TargetFile file) {
    UUID folder = UUID.nameUUIDFromBytes(file.place().getBytes(StandardCharsets.UTF_8));
    return entry.name() + " " + entry.address() + " " + folder;
  }

  TargetEntry entry() {
    return entry;
  }

  /**
   * Goes on with another user, or none: what was known of the sign-in is looked up anew.
   *
   * @return false when it leads elsewhere, so that another line is needed
   */
  boolean goesOnAs(TargetEntry changed) {
    boolean same =
        entry.address().equals(changed.address())
            && entry.certificate().equals(changed.certificate());
    if (same && !entry.equals(changed)) {
      entry = changed;
      signedIn.lookUpAnew();
    }
    return same;
  }

  ServerClient client() {
    return client;
  }

  SignedIn signedIn() {
    return signedIn;
  }

  /** A client of the same server with another token. */
  ServerClient client(Access access) {
    return new ServerClient(new ServerAddress(entry.address(), "", ""), http, access, trouble);
  }

  /** Asks it who it is; it has to be a Drumlin server, but need not let us in. */
  void greet() throws ServerException {
    try {
      client(new Access.Fixed("nobody")).info();
    } catch (ServerException e) {
      if (!(e.fromDrumlin() && e.needsLogin())) {
        throw e;
      }
    }
  }

  /** Signs in, and keeps what the server gave. */
  ObjectNode signIn(SignIn how) throws ServerException {
    ServerCalls calls = client.calls();
    ObjectNode answer =
        switch (how) {
          case SignIn.Password p -> entered(calls, "login", p);
          case SignIn.RecoveryKey k -> entered(calls, "recover", k);
          case SignIn.Token t -> withToken(t.token());
        };
    if (!(how instanceof SignIn.Token)) {
      signedIn.keep(signedIn.session(answer));
    }
    heard(client.info().version());
    return answer;
  }

  private static ObjectNode entered(ServerCalls calls, String way, SignIn how)
      throws ServerException {
    return calls.jsonUnsigned(calls.to("auth", way).post(ServerCalls.body(how.toJson())));
  }

  /** Who has that token, in the shape of a sign-in's answer. */
  private ObjectNode withToken(String token) throws ServerException {
    ServerCalls calls = client(new Access.Fixed(token)).calls();
    ObjectNode me = calls.json(calls.to("auth", "me"));
    signedIn.keep(new Credential.ApiToken(token));
    ObjectNode answer = Json.object();
    answer.set("user", me);
    return answer;
  }

  /**
   * Ends the sign-in here, and there if it can be reached.
   *
   * @return what could not be done, for a person; empty when all was
   */
  String signOut() throws ServerException {
    ServerCalls calls = client.calls();
    Optional<Credential> last = signedIn.forget();
    standing = new Standing(standing.since(), "", standing.version(), true);
    if (!(last.orElse(null) instanceof Credential.Session session)) {
      return "";
    }
    ObjectNode body = Json.object().put("refresh", session.refresh());
    try {
      ServerCalls there = client(new Access.Fixed(session.access())).calls();
      there.open(there.to("auth", "logout").post(ServerCalls.body(body))).close();
      return "";
    } catch (ServerException e) {
      return e.needsLogin()
          ? ""
          : "You are signed out here; " + calls.trouble().server() + " could not be told.";
    }
  }

  void heard(String version) {
    standing =
        new Standing(clock.instant(), "", version.isEmpty() ? standing.version() : version, false);
  }

  void unheard(ServerException why, String next) {
    String message = why.inWords() + (next.isEmpty() ? "" : " " + next);
    standing = new Standing(standing.since(), message, standing.version(), why.needsLogin());
  }

  /** As it is told. */
  Target told() {
    Standing now = standing;
    boolean in;
    try {
      in = signedIn.there();
    } catch (ServerException e) {
      in = false;
    }
    Target.State state =
        !in || now.login()
            ? Target.State.NEEDS_LOGIN
            : now.message().isEmpty() && now.since() != null ? Target.State.OK : Target.State.STALE;
    String message =
        state == Target.State.NEEDS_LOGIN && (!in || now.message().isEmpty())
            ? "Sign in to use this server."
            : now.message();
    return new Target(
        entry.name(),
        Target.Kind.SERVER,
        entry.address().toString(),
        in ? entry.user() : "",
        state,
        Optional.ofNullable(now.since()),
        message,
        now.version());
  }

  @Override
  public void close() {
    client.close();
  }
}

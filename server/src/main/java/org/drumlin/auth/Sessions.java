package org.drumlin.auth;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signing in for a while. An access token (a JWT, HMAC-SHA-256 and nothing else) lets in for ten
 * minutes; a refresh token, opaque, gives the next pair, for thirty days in all. A refresh token's
 * successor is its HMAC under a key of the server, so that whoever shows the one just replaced
 * again (the reply was lost when the laptop was closed) gets the very same, without any token at
 * rest. One replaced longer ago is a copy, and ends the session. An access token is good only as
 * long as its session is there: signing out is at once.
 */
public final class Sessions {
  static final Duration ACCESS = Duration.ofMinutes(10);
  static final Duration LONGEST = Duration.ofDays(30);

  /** How long the token just replaced still gets its successor. */
  static final Duration GRACE = Duration.ofSeconds(30);

  private static final int MOST = 50;
  private static final int MAC = 16;
  private static final String SESSION = "sid";

  /** Session, secret, and a mark by which the server knows its own. */
  private static final Pattern REFRESH =
      Pattern.compile("([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{22})");

  private final AccountStore store;
  private final InstantSource clock;
  private final String issuer;
  private final Algorithm algorithm;
  private final JWTVerifier verifier;
  private final byte[] chain;
  private final byte[] mark;

  /**
   * @param issuer the server's public address: issuer and audience of its tokens
   */
  Sessions(AccountStore store, ServerSecret secret, String issuer, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.issuer = issuer;
    this.chain = secret.key("refresh");
    this.mark = secret.key("refresh mark");
    this.algorithm = Algorithm.HMAC256(secret.key("access"));
    JWTVerifier.BaseVerification rules =
        (JWTVerifier.BaseVerification)
            JWT.require(algorithm)
                .withIssuer(issuer)
                .withAudience(issuer)
                .withClaimPresence("sub")
                .withClaimPresence("exp")
                .withClaimPresence("jti")
                .withClaimPresence(SESSION);
    this.verifier = rules.build(clock.withZone(ZoneOffset.UTC));
  }

  /** Signs a user in. */
  SignedIn begin(User user) {
    Instant now = clock.instant();
    String id = Opaque.id();
    String refresh = refresh(id, Opaque.token());
    Session session = new Session(id, user.id(), Opaque.hash(refresh), now.plus(LONGEST));
    store.begin(session, MOST, now);
    return signedIn(user, id, refresh, now, session.expires());
  }

  /** The session a refresh token belongs to, if this server made it. */
  Optional<String> sessionOf(String refresh) {
    Matcher parts = REFRESH.matcher(refresh);
    return parts.matches() && Opaque.same(refresh, refresh(parts.group(1), parts.group(2)))
        ? Optional.of(parts.group(1))
        : Optional.empty();
  }

  /** The next pair of tokens. */
  SignedIn renew(String refresh) throws AccountException {
    String id = sessionOf(refresh).orElseThrow(Sessions::ended);
    String next = refresh(id, Opaque.text(Opaque.mac(chain, refresh)));
    Instant now = clock.instant();
    Rotation rotation = store.rotate(id, Opaque.hash(refresh), Opaque.hash(next), now, GRACE);
    if (!(rotation instanceof Rotation.Renewed renewed)) {
      throw ended();
    }
    User user =
        store
            .find(renewed.user())
            .map(Account::user)
            .filter(found -> !found.disabled())
            .orElseThrow(Sessions::ended);
    return signedIn(user, id, next, now, renewed.expires());
  }

  /** Whom an access token lets in, in which session. */
  Optional<Admitted> admit(String access) {
    DecodedJWT token;
    try {
      token = verifier.verify(access);
    } catch (JWTVerificationException e) {
      return Optional.empty();
    }
    String id = token.getClaim(SESSION).asString();
    return id == null
        ? Optional.empty()
        : whose(id).filter(who -> who.user().id().equals(token.getSubject()));
  }

  /** Whose a session is, while it lives. */
  Optional<Admitted> whose(String id) {
    return store
        .session(id, clock.instant())
        .flatMap(session -> store.find(session.user()))
        .map(account -> Admitted.inSession(account.user(), id));
  }

  /** Signs out. */
  void end(String id) {
    store.end(id);
  }

  private SignedIn signedIn(User user, String id, String refresh, Instant now, Instant expires) {
    Instant until = now.plus(ACCESS).isBefore(expires) ? now.plus(ACCESS) : expires;
    String access =
        JWT.create()
            .withIssuer(issuer)
            .withAudience(issuer)
            .withSubject(user.id())
            .withClaim(SESSION, id)
            .withJWTId(Opaque.id())
            .withIssuedAt(now)
            .withExpiresAt(until)
            .sign(algorithm);
    return new SignedIn(
        user, access, Duration.between(now, until), refresh, Duration.between(now, expires));
  }

  private String refresh(String session, String secret) {
    String body = session + "." + secret;
    return body + "." + Opaque.text(Arrays.copyOf(Opaque.mac(mark, body), MAC));
  }

  private static AccountException ended() {
    return AccountException.of(
        AccountException.Reason.WRONG, "The session has ended.", "Sign in again.");
  }
}

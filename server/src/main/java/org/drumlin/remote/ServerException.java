package org.drumlin.remote;

import java.util.Optional;
import org.drumlin.job.ApiError;
import org.drumlin.job.ServerCertificate;
import org.jspecify.annotations.Nullable;

/** Why a server did not do what was asked: the message is for a person. */
public final class ServerException extends Exception {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final boolean drumlins;
  private final String path;
  private final String remedy;
  private final transient @Nullable ServerCertificate certificate;

  private ServerException(
      int status,
      boolean drumlins,
      ApiError error,
      @Nullable ServerCertificate certificate,
      @Nullable Throwable cause) {
    super(error.message(), cause);
    this.status = status;
    this.drumlins = drumlins;
    this.path = error.path().orElse("");
    this.remedy = error.remedy().orElse("");
    this.certificate = certificate;
  }

  /** The server said why itself. */
  ServerException(int status, ApiError error) {
    this(status, true, error, null, null);
  }

  /** There was no answer, or none that could be read. */
  ServerException(String message, @Nullable Throwable cause) {
    this(0, false, ApiError.of(message), null, cause);
  }

  /** There was an answer, but perhaps of something that stands before the server. */
  static ServerException answered(int status, String message) {
    return new ServerException(status, false, ApiError.of(message), null, null);
  }

  /** Its certificate is not trusted, so nothing was sent. */
  static ServerException untrusted(String message, ServerCertificate shown, Throwable cause) {
    return new ServerException(0, false, ApiError.of(message), shown, cause);
  }

  /** The hub passes on the question whether a server's certificate is to be trusted. */
  static ServerException asked(int status, ApiError error, ServerCertificate shown) {
    return new ServerException(status, true, error, shown, null);
  }

  /** Somebody has to sign in first. */
  static ServerException needsLogin(String message) {
    return new ServerException(401, true, ApiError.of(message), null, null);
  }

  /** HTTP status; 0 when no answer came. */
  public int status() {
    return status;
  }

  /** Place in the fit document that the message speaks of; empty when it speaks of none. */
  public String path() {
    return path;
  }

  /** What to do about it; may be empty. */
  public String remedy() {
    return remedy;
  }

  /** Whether what was asked for is not there (yet). */
  public boolean notFound() {
    return status == 404;
  }

  /** Whether the server itself said so, and not a proxy or a sign-in page on the way to it. */
  public boolean fromDrumlin() {
    return drumlins;
  }

  /** Whether its user has to sign in (again). */
  public boolean needsLogin() {
    return status == 401;
  }

  /**
   * Whether the same call may succeed later without anybody changing it: no answer, or one that
   * says "not now".
   */
  public boolean passing() {
    return status == 0
        || !drumlins
        || status >= 500
        || status == 408
        || status == 425
        || status == 429;
  }

  /** The certificate that would have to be trusted first. */
  public Optional<ServerCertificate> certificate() {
    return Optional.ofNullable(certificate);
  }

  /** Message, place and remedy in one text for a person. */
  public String inWords() {
    var words = new StringBuilder();
    if (!path.isEmpty() && !String.valueOf(getMessage()).startsWith(path)) {
      words.append(path).append(": ");
    }
    words.append(getMessage());
    if (!remedy.isEmpty()) {
      words.append(' ').append(remedy);
    }
    return words.toString();
  }
}

package org.drumlin.remote;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.drumlin.job.ServerCertificate;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong between here and a server, in words that name it.
 *
 * @param server such as "The server beamline", to begin a sentence with
 */
record Trouble(String server) {
  /** The hub of this very program. */
  static final Trouble HUB = new Trouble("The computing service of this program");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  static Trouble of(String target) {
    return new Trouble("The server " + target);
  }

  /** No answer came. */
  ServerException unreachable(IOException e) {
    if (e instanceof InterruptedIOException && Thread.currentThread().isInterrupted()) {
      return new ServerException("The call was given up.", e);
    }
    Optional<UntrustedCertificate> untrusted = untrusted(e);
    if (untrusted.isPresent()) {
      return certificate(untrusted.orElseThrow());
    }
    if (this.equals(HUB)) {
      return new ServerException(server + " does not answer.", e);
    }
    return new ServerException(server + " does not answer (" + reason(e) + ").", e);
  }

  /** An answer that is none of Drumlin's. */
  ServerException strange(String what, @Nullable IOException e) {
    return new ServerException(
        server + " answers with " + what + ". Is the address right, and no sign-in page before it?",
        e);
  }

  /** An answer of which only the status is known. */
  ServerException status(int status, @Nullable String location) {
    if (status >= 300 && status < 400) {
      String where = location == null ? "another address" : location;
      return ServerException.answered(
          status, server + " sends its callers to " + where + ". Use that address for it.");
    }
    return ServerException.answered(
        status, server + " answered with status " + status + ", and not as Drumlin does.");
  }

  private ServerException certificate(UntrustedCertificate e) {
    ServerCertificate shown = e.certificate();
    if (e.changed()) {
      return ServerException.untrusted(
          server
              + " shows another certificate than the one you took for it (now "
              + shown.fingerprint()
              + "). Either it was renewed, or somebody stands between. Nothing was sent. Ask whoever"
              + " runs the server; if it was renewed, remove the server and add it again.",
          shown,
          e);
    }
    return ServerException.untrusted(
        server
            + " shows a certificate that this computer does not know: for "
            + shown.subject()
            + ", signed by "
            + shown.issuer()
            + ", until "
            + DAY.format(shown.notAfter())
            + ", SHA-256 "
            + shown.fingerprint()
            + ". Compare it with what whoever runs the server tells you.",
        shown,
        e);
  }

  private static Optional<UntrustedCertificate> untrusted(@Nullable Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UntrustedCertificate untrusted) {
        return Optional.of(untrusted);
      }
    }
    return Optional.empty();
  }

  private static String reason(IOException e) {
    return switch (e) {
      case UnknownHostException x -> "its name is not known; is there a network?";
      case NoRouteToHostException x -> "no way there";
      case SocketTimeoutException x -> "no answer in time";
      case ConnectException x -> "connection refused";
      case SSLPeerUnverifiedException x -> "its certificate is for another name";
      case SSLException x -> "no secure connection";
      default -> "the connection broke";
    };
  }
}

package org.drumlin.shell;

import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.drumlin.shell.ShellException.Kind;
import org.jspecify.annotations.Nullable;

/** What the library says, for a person, with the remedy. */
final class SshWords {
  private SshWords() {}

  /** Why a login did not come about. */
  static ShellException of(
      Hop hop, JSchException e, Login login, Asking questions, HostKeys keys, boolean cut) {
    if (e instanceof JSchUnknownHostKeyException) {
      return new ShellException(
          Kind.NEEDS_LOGIN,
          "Nobody has said yet that "
              + hop.name()
              + " is the right host: connect, and compare its fingerprint with the one that its"
              + " administrators publish.",
          e);
    }
    if (e instanceof JSchChangedHostKeyException) {
      return changed(hop, e, keys);
    }
    if (e instanceof JSchHostKeyException) {
      return new ShellException(
          Kind.CHANGED_KEY,
          "The host key of " + hop.name() + " is not accepted: " + e.getMessage() + ".",
          e);
    }
    String said = String.valueOf(e.getMessage());
    if (said.startsWith("Auth ") || said.contains("USERAUTH fail")) {
      return login(hop, e, login, questions);
    }
    if (cut) {
      return unreachable(hop, e, "stopped answering while it was being connected to");
    }
    return of(hop, e);
  }

  /** Why a connection does not come about, or broke. */
  static ShellException of(Hop hop, Exception e) {
    String said = String.valueOf(e.getMessage());
    Throwable cause = root(e);
    if (cause instanceof UnknownHostException) {
      return unreachable(hop, e, "has no address: check the host's name, and the network");
    }
    if (cause instanceof ConnectException && said.contains("refused")
        || cause instanceof ConnectException
            && String.valueOf(cause.getMessage()).contains("refused")) {
      return unreachable(
          hop, e, "answers, but no SSH server listens on port " + hop.port() + ": check the port");
    }
    if (cause instanceof NoRouteToHostException) {
      return unreachable(hop, e, "cannot be reached from this network: is a VPN needed?");
    }
    if (cause instanceof SocketTimeoutException
        || cause instanceof ConnectException
        || said.contains("timeout")) {
      return unreachable(hop, e, "does not answer: check the host and the port; is a VPN needed?");
    }
    if (said.contains("channel is not opened")) {
      return unreachable(
          hop, e, "lets no further connection through: it is busy, or does not forward");
    }
    if (said.contains("closed by foreign host") || said.contains("End of IO Stream Read")) {
      return unreachable(
          hop,
          e,
          "closed the connection before the login: it is busy, starting, or has banned this"
              + " computer for a while");
    }
    if (said.contains("Algorithm negotiation fail")) {
      return new ShellException(
          Kind.REFUSED,
          hop.name() + " speaks only kinds of encryption that are not safe any more.",
          e);
    }
    return unreachable(hop, e, "cannot be reached: " + said);
  }

  private static ShellException changed(Hop hop, JSchException e, HostKeys keys) {
    String name =
        hop.alias()
            .orElse(hop.port() == 22 ? hop.address() : "[" + hop.address() + "]:" + hop.port());
    return new ShellException(
        Kind.CHANGED_KEY,
        hop.name()
            + " shows another host key than the one that is known. Somebody may be listening in;"
            + " nothing was sent. Ask its administrators; if they changed it, remove the line of "
            + name
            + " from "
            + keys.where(name, hop)
            + " and connect again.",
        e);
  }

  private static ShellException login(Hop hop, JSchException e, Login login, Asking questions) {
    String said = String.valueOf(e.getMessage());
    if (login.refused()) {
      return needsLogin(hop, e, "refused what was answered: connect again to try once more");
    }
    if (login.missing() || questions.cancelled()) {
      return needsLogin(hop, e, "asks for a password or a code: connect to give it");
    }
    if (said.contains("publickey") && !said.contains("password") && !said.contains("interactive")) {
      return needsLogin(
          hop,
          e,
          "takes none of the keys here: put the public key into its ~/.ssh/authorized_keys, or"
              + " choose the right key");
    }
    return needsLogin(hop, e, "did not let " + hop.user() + " in: check the user's name and key");
  }

  private static ShellException needsLogin(Hop hop, Exception e, String what) {
    return new ShellException(Kind.NEEDS_LOGIN, hop.name() + " " + what + ".", e);
  }

  private static ShellException unreachable(Hop hop, Exception e, String what) {
    String end = what.endsWith("?") || what.endsWith(".") ? "" : ".";
    return new ShellException(Kind.UNREACHABLE, hop.name() + " " + what + end, e);
  }

  private static Throwable root(Throwable e) {
    Throwable cause = e;
    @Nullable Throwable next = e.getCause();
    while (next != null && next != cause) {
      cause = next;
      next = cause.getCause();
    }
    return cause;
  }
}

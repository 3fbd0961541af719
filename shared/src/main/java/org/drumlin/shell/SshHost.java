package org.drumlin.shell;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host as somebody names it: what is left empty is what {@code ~/.ssh/config} says, or the usual.
 *
 * @param host an alias of {@code ~/.ssh/config}, or an address
 * @param user empty: as configured, or as here
 * @param port 0: as configured, or 22
 * @param identity a private key's file; empty: those configured, the agent's, the usual ones
 * @param jumps hosts on the way, nearest first, each {@code [user@]host[:port]}; none: as
 *     configured
 */
public record SshHost(String host, String user, int port, String identity, List<String> jumps) {
  private static final Pattern TARGET =
      Pattern.compile(
          "(?:ssh://)?(?:(?<user>[^@/\\s]+)@)?"
              + "(?:\\[(?<six>[0-9a-fA-F:.%]+)]|(?<host>[^:/@\\s\\[\\]]+))(?::(?<port>\\d{1,5}))?/?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:%-]*");
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@+\\\\-]*\\$?");

  /**
   * @throws IllegalArgumentException for what can be no host's, user's or port's; the message is
   *     for a person
   */
  public SshHost {
    if (!NAME.matcher(host).matches()) {
      throw new IllegalArgumentException(
          host + " is no host: write an address, or a name of ~/.ssh/config.");
    }
    if (!user.isEmpty() && !USER.matcher(user).matches()) {
      throw new IllegalArgumentException(user + " is no user's name.");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(port + " is no port: they go from 1 to 65535.");
    }
    jumps = List.copyOf(jumps);
  }

  /**
   * Reads {@code [user@]host[:port]}, also with {@code ssh://} before it.
   *
   * @throws IllegalArgumentException as the constructor
   */
  public static SshHost parse(String target) {
    Matcher matcher = TARGET.matcher(target.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          target + " is no host: write user@host or user@host:port.");
    }
    String six = matcher.group("six");
    String user = matcher.group("user");
    String port = matcher.group("port");
    return new SshHost(
        six == null ? matcher.group("host") : six,
        user == null ? "" : user,
        port == null ? 0 : Integer.parseInt(port),
        "",
        List.of());
  }
}

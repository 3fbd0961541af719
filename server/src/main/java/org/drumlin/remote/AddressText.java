package org.drumlin.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.drumlin.job.Job;

/** A server's name and address as people type them. */
final class AddressText {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private AddressText() {}

  /**
   * The address that a text means.
   *
   * @throws TargetException when it is none, or one that would send a password in the open
   */
  static URI address(String typed) throws TargetException {
    String text = typed.strip();
    URI uri;
    try {
      uri = new URI(text.contains("://") ? text : "https://" + text);
    } catch (URISyntaxException e) {
      throw notOne(text);
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    boolean plain = scheme.equals("http");
    boolean more =
        uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null;
    if (host.isEmpty() || more || !(plain || scheme.equals("https"))) {
      throw notOne(text);
    }
    if (plain && !LOOPBACK.contains(host)) {
      throw new TargetException(
          422,
          "The address "
              + text
              + " would send your password readable for all on the way: it must begin with https://.");
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
    return URI.create(scheme + "://" + host + port + path);
  }

  /**
   * @throws TargetException when it cannot name a target
   */
  static String name(String typed) throws TargetException {
    String name = typed.strip();
    if (!NAME.matcher(name).matches() || name.equals(Job.HERE)) {
      throw new TargetException(
          422,
          "A target's name has letters, digits, dots, - and _, at most 63, and is not '"
              + Job.HERE
              + "', which is this computer; '"
              + name
              + "' cannot be one.");
    }
    return name;
  }

  private static TargetException notOne(String text) {
    return new TargetException(
        422, "'" + text + "' is not the address of a server, such as https://fits.example.org.");
  }
}

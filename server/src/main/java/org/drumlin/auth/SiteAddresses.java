package org.drumlin.auth;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a server is called: everything else in a Host or Origin header is somebody else's.
 *
 * @param hosts Host headers, with the port where it is not the scheme's own
 * @param origins Origin headers
 */
public record SiteAddresses(Set<String> hosts, Set<String> origins) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  public SiteAddresses {
    hosts = Set.copyOf(hosts);
    origins = Set.copyOf(origins);
  }

  /** This computer's own names, at that port. */
  public static SiteAddresses loopback(String scheme, int port) {
    Set<String> hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    Set<String> origins = new LinkedHashSet<>();
    hosts.forEach(host -> origins.add(scheme + "://" + host));
    return new SiteAddresses(hosts, origins);
  }

  /** The one address that people use, such as {@code https://fits.example.org}. */
  public static SiteAddresses of(URI address) {
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    String host = address.getHost().toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? HTTPS : HTTP;
    int port = address.getPort() < 0 ? usual : address.getPort();
    if (port != usual) {
      return new SiteAddresses(
          Set.of(host + ":" + port), Set.of(scheme + "://" + host + ":" + port));
    }
    return new SiteAddresses(Set.of(host, host + ":" + port), Set.of(scheme + "://" + host));
  }
}

package org.drumlin.auth;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a browser may be sent after signing in: the server's own pages, and exactly the addresses
 * that the configuration lists. An address is compared as the text it is. Nothing is decoded, cut
 * or completed, so there is nothing to trick: what is not on the list to the letter leads home.
 */
public final class ReturnAddress {
  /** The page to go to when nothing better is known. */
  public static final String HOME = "/";

  private static final Set<String> PAGES = Set.of(HOME, "/new", "/account", "/admin");
  private static final Pattern JOB = Pattern.compile("/jobs/[A-Za-z0-9-]{1,64}");

  private final Set<String> listed;

  /**
   * @param listed whole addresses, such as {@code https://notebook.example.org/fits}
   * @throws IllegalArgumentException with a message for a person when one is no such address
   */
  public ReturnAddress(List<String> listed) {
    listed.forEach(ReturnAddress::check);
    this.listed = Set.copyOf(listed);
  }

  /** The address, if a browser may be sent there. */
  public Optional<String> allowed(String address) {
    return PAGES.contains(address) || JOB.matcher(address).matches() || listed.contains(address)
        ? Optional.of(address)
        : Optional.empty();
  }

  /** The address, or home. */
  public String orHome(String address) {
    return allowed(address).orElse(HOME);
  }

  private static void check(String address) {
    try {
      URI uri = URI.create(address);
      if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "'" + address + "' is no address to return to: write it whole, with https://");
  }
}

package org.drumlin.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.drumlin.auth.Network;
import org.drumlin.auth.SiteAddresses;

/**
 * Where a server listens, what it is called, and what it puts up with.
 *
 * @param address it listens at, such as {@code 127.0.0.1}
 * @param port 0 for any that is free
 * @param publicUrl the one address that people use; this computer's own when there is none
 * @param proxies whose {@code X-Forwarded-} headers are believed
 * @param tls certificate and key; without, the server speaks plainly
 */
public record HttpSettings(
    String address,
    int port,
    Optional<URI> publicUrl,
    List<Network> proxies,
    Optional<TlsFiles> tls,
    HttpLimits limits) {
  private static final String LOOPBACK = "127.0.0.1";

  public HttpSettings {
    proxies = List.copyOf(proxies);
  }

  /** This computer's own address, at a port the system chooses. */
  public static HttpSettings embedded() {
    return new HttpSettings(
        LOOPBACK, 0, Optional.empty(), List.of(), Optional.empty(), HttpLimits.STANDARD);
  }

  /** What the server is called once it listens at that port. */
  SiteAddresses site(int listening) {
    return publicUrl
        .map(SiteAddresses::of)
        .orElseGet(() -> SiteAddresses.loopback(tls.isPresent() ? "https" : "http", listening));
  }
}

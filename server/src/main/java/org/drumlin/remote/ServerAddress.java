package org.drumlin.remote;

import java.net.URI;

/**
 * Where a hub listens and what opens it.
 *
 * @param base such as {@code http://127.0.0.1:41234}
 * @param token the launch's secret, sent as a bearer token; never logged
 * @param cookie name of the cookie that carries the token where a header cannot: in the WebView
 */
public record ServerAddress(URI base, String token, String cookie) {
  @Override
  public String toString() {
    return "ServerAddress[" + base + "]";
  }
}

package org.drumlin.http;

import java.time.Duration;

/**
 * What a server puts up with from its callers.
 *
 * @param headers bytes of a request's line and headers together
 * @param idle how long a connection may be silent
 * @param bytesPerSecond how slowly a request's body may come, at least; 0 for any
 * @param connections at once; more wait to be accepted
 */
public record HttpLimits(int headers, Duration idle, int bytesPerSecond, int connections) {

  /** For callers on this computer, or of one group. */
  public static final HttpLimits STANDARD =
      new HttpLimits(16 << 10, Duration.ofSeconds(60), 0, 5000);
}

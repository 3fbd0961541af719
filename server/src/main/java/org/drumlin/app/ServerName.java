package org.drumlin.app;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.drumlin.job.ThisHost;

/**
 * What a server process is called among those that share its jobs: host and process for people, and
 * something random, since containers repeat both.
 */
final class ServerName {
  private static final int BYTES = 4;

  private ServerName() {}

  static String create() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return ThisHost.name().replaceAll("[^A-Za-z0-9.-]", "-")
        + "-"
        + ProcessHandle.current().pid()
        + "-"
        + HexFormat.of().formatHex(random);
  }
}

package org.drumlin.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.drumlin.app.config.ServerConfiguration;
import org.drumlin.app.config.ServerConfiguration.AtShutdown;
import org.drumlin.auth.Network;

/** What of a configuration is allowed and still worth a second thought. */
final class StartWarnings {
  private static final List<Network> THIS_MACHINE =
      List.of(Network.parse("127.0.0.0/8"), Network.parse("::1"));

  private StartWarnings() {}

  static List<String> of(ServerConfiguration configuration) {
    List<String> warnings = new ArrayList<>();
    String address = configuration.http().address();
    boolean beyond =
        !address.toLowerCase(Locale.ROOT).equals("localhost")
            && THIS_MACHINE.stream().noneMatch(here -> here.contains(address));
    if (beyond
        && configuration.http().tls().isEmpty()
        && configuration.http().proxies().isEmpty()) {
      warnings.add(
          "The server listens beyond this machine ("
              + address
              + ") without TLS and without a proxy before it: passwords and data can be read on the"
              + " way. Set tls, or listen on 127.0.0.1 behind a proxy and name it in"
              + " trusted_proxies.");
    }
    if (!configuration.http().proxies().isEmpty() && configuration.http().publicUrl().isEmpty()) {
      warnings.add("There are trusted_proxies but no public_url: set the address people use.");
    }
    boolean container = ProcessHandle.current().pid() == 1;
    if (container && configuration.fitsAtShutdown() == AtShutdown.LEAVE) {
      warnings.add(
          "The server is its container's first process, so fits end when it does; with"
              + " shutdown: {fits: checkpoint} they keep their state.");
    }
    return List.copyOf(warnings);
  }
}

package org.drumlin.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One login on the way, with all that it takes settled.
 *
 * @param alias the name in known_hosts, where another than the address is configured
 * @param identities private keys that exist, in the order to try
 * @param onlyThese whether the agent may offer no others
 * @param agent its socket
 * @param knownHosts the user's and the system's files, which are read and never written
 */
record Hop(
    String address,
    int port,
    String user,
    Optional<String> alias,
    List<Path> identities,
    boolean onlyThese,
    Optional<Path> agent,
    List<Path> knownHosts) {

  /** {@code user@host}, and the port where it is not the usual one. */
  String name() {
    return user + "@" + address + (port == 22 ? "" : ":" + port);
  }
}

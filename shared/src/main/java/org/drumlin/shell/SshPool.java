package org.drumlin.shell;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** One login for each user and host, however many parts of the program work there. */
public final class SshPool implements AutoCloseable {
  private final SshConfig config;
  private final HostKeys keys;
  private final SecretStore secrets;
  private final ConcurrentMap<SshHost, SshShell> shells = new ConcurrentHashMap<>();

  public SshPool(SshConfig config, HostKeys keys, SecretStore secrets) {
    this.config = config;
    this.keys = keys;
    this.secrets = secrets;
  }

  /** The shell there, the same for the same host; it connects when it is used. Not to be closed. */
  public SshShell shell(SshHost host) {
    return shells.computeIfAbsent(host, key -> new SshShell(key, config, keys, secrets));
  }

  /** Ends the login there, and forgets it. */
  public void drop(SshHost host) {
    SshShell shell = shells.remove(host);
    if (shell != null) {
      shell.close();
    }
  }

  @Override
  public void close() {
    shells.values().forEach(SshShell::close);
    shells.clear();
  }
}

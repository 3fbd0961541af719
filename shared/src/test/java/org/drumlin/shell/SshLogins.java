package org.drumlin.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The usual ways into a fixture. */
public final class SshLogins {
  /** Somebody who trusts each host and answers nothing. */
  public static final Questions TRUSTING =
      new Questions() {
        @Override
        public boolean trust(HostKey key) {
          return true;
        }

        @Override
        public Optional<List<String>> ask(Form form) {
          return Optional.empty();
        }
      };

  private SshLogins() {}

  /** By its key. */
  public static SshHost host(SshFixture sshd) {
    return new SshHost(
        sshd.address(), sshd.user().name(), sshd.port(), sshd.key().toString(), List.of());
  }

  /** Not connected; that folder is for the host keys that are trusted. */
  public static SshShell shell(SshFixture sshd, Path folder) {
    return new SshShell(
        host(sshd),
        SshConfig.ofUser(),
        new HostKeys(folder.resolve("known_hosts")),
        SecretStore.NONE);
  }
}

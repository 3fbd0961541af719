package org.drumlin.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.drumlin.cluster.Clusters;
import org.drumlin.http.ClusterServices;
import org.drumlin.remote.KeychainSecrets;
import org.drumlin.remote.Targets;
import org.drumlin.shell.HostKeys;
import org.drumlin.shell.LocalShell;
import org.drumlin.shell.SecretStore;
import org.drumlin.shell.Shell;
import org.drumlin.shell.SshConfig;
import org.drumlin.shell.SshHost;
import org.drumlin.shell.SshShell;
import org.drumlin.slurm.ClusterSettings;

/** What a hub or a server works with at its clusters, put together. */
final class ClusterParts {
  private ClusterParts() {}

  /** A hub's: the clusters its user added, secrets in the system's keychain where there is one. */
  static ClusterServices ofHub(Path data, Targets targets, Parts parts) {
    KeychainSecrets keychain = new KeychainSecrets();
    Clusters clusters =
        parts.opened(
            new Clusters(targets::clusters, connector(data, keychain), InstantSource.system()));
    return opened(ClusterServices.of(clusters, data, keychain::there), parts);
  }

  /** A server's: those of its configuration; nobody is asked to keep a secret for it. */
  static ClusterServices ofServer(Path data, List<ClusterSettings> configured, Parts parts) {
    Clusters clusters =
        parts.opened(
            new Clusters(
                () -> configured, connector(data, SecretStore.NONE), InstantSource.system()));
    return opened(ClusterServices.of(clusters, data, () -> false), parts);
  }

  private static ClusterServices opened(ClusterServices services, Parts parts) {
    parts.opened(services.tests());
    return services;
  }

  private static Clusters.Connector connector(Path data, SecretStore secrets) {
    SshConfig config = SshConfig.ofUser();
    HostKeys keys = new HostKeys(data.resolve("known_hosts"));
    return settings -> shell(settings, config, keys, secrets);
  }

  private static Shell shell(
      ClusterSettings settings, SshConfig config, HostKeys keys, SecretStore secrets) {
    if (settings.here()) {
      return new LocalShell();
    }
    SshHost host =
        new SshHost(
            settings.host(),
            settings.user(),
            settings.port(),
            settings.identity(),
            settings.jumps());
    return new SshShell(host, config, keys, secrets);
  }
}

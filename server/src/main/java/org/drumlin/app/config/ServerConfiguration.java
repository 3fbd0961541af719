package org.drumlin.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.auth.Network;
import org.drumlin.http.HttpSettings;
import org.drumlin.slurm.ClusterSettings;

/**
 * All that a group's server is started with. docs/admin.md tells of every key.
 *
 * @param http where it listens and what it is called
 * @param data its folder: jobs, uploads, and with SQLite the store
 * @param secret that signs sessions; without, one is made in the data folder
 * @param slots fits at once in this process; 0 computes none
 * @param threads of each fit
 * @param runningPerUser how many of one user's fits may run at once, on all servers together
 * @param clusters whose queues compute for its users, as the server's own system user
 * @param shutdownDelay how long the server says that it is not ready before it refuses requests
 * @param shutdownPatience how long fits may take to keep their state
 * @param metrics who may read {@code /metrics}
 */
public record ServerConfiguration(
    HttpSettings http,
    Path data,
    StoreChoice store,
    Optional<Secret> secret,
    AccountRules accounts,
    QuotaRules quotas,
    int slots,
    int threads,
    int runningPerUser,
    List<ClusterSettings> clusters,
    AtShutdown fitsAtShutdown,
    Duration shutdownDelay,
    Duration shutdownPatience,
    List<Network> metrics,
    LogRules log) {

  /** Who may have an account: {@code open}, {@code invite} or {@code closed}. */
  public record AccountRules(String registration, boolean guests, List<String> returnTo) {}

  /**
   * What one user may have.
   *
   * @param jobs kept at once
   * @param disk bytes of all of them
   * @param upload bytes of one file
   */
  public record QuotaRules(int jobs, long disk, long upload) {}

  /** What becomes of running fits when the server is ended. */
  public enum AtShutdown {
    /** They go on, and the next server on this machine takes them up. */
    LEAVE,
    /** They write a checkpoint and end; the next server goes on from there. */
    CHECKPOINT
  }

  /** How the log is written: a text or JSON, and the least level that is. */
  public record LogRules(boolean json, String level) {}

  /**
   * Reads the file.
   *
   * @param environment where secrets may be
   */
  public static ServerConfiguration read(Path file, Map<String, String> environment)
      throws ConfigException {
    return new ConfigurationReader(environment)
        .read(ConfigSection.top(file.toString(), ConfigFile.read(file)));
  }

  /** What holds now, in the form of the file, with the defaults filled in and no secret. */
  public String describe() {
    return ConfigurationText.of(this);
  }
}

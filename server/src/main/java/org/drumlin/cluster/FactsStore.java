package org.drumlin.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.drumlin.job.Durable;
import org.drumlin.job.Json;
import org.drumlin.shell.Ran;
import org.drumlin.shell.ShellException;
import org.drumlin.slurm.ClusterFacts;
import org.drumlin.slurm.ClusterSettings;
import org.drumlin.slurm.Scheduler;
import org.drumlin.slurm.Slurm;

/**
 * What clusters offer, as they were asked last, with the time: limits change rarely, and asking
 * takes seconds. Each cluster's answer is a file, so that a form is filled at once after a start.
 * It is kept as it came, and read anew by whatever version reads it.
 */
public final class FactsStore {
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private final Path folder;
  private final Clusters clusters;
  private final InstantSource clock;

  public FactsStore(Path folder, Clusters clusters, InstantSource clock) {
    this.folder = folder;
    this.clusters = clusters;
    this.clock = clock;
  }

  /**
   * What a cluster offers.
   *
   * @param home the user's home folder there
   */
  public record Known(Instant fetched, String home, ClusterFacts facts) {

    /** The API's object. */
    public ObjectNode toJson() {
      return facts.toJson().put("fetched", fetched.toString());
    }
  }

  /** As it was asked last; empty when it never was, or under other settings. */
  public Optional<Known> kept(ClusterSettings settings) throws IOException {
    Optional<ObjectNode> found = Json.find(file(settings));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode node = found.orElseThrow();
    if (!node.path("of").asText().equals(key(settings))) {
      return Optional.empty();
    }
    Instant fetched;
    try {
      fetched = Instant.parse(node.path("fetched").asText());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
    String home = node.path("home").asText();
    Ran ran = new Ran(node.path("code").asInt(), node.path("out").asText(), "");
    return scheduler(settings).facts(ran).map(facts -> new Known(fetched, home, facts));
  }

  /**
   * Asks the cluster now.
   *
   * @throws ShellException when it cannot be asked
   * @throws IOException for a person, when its scheduler does not answer, or the answer cannot be
   *     kept
   */
  public Known ask(ClusterSettings settings) throws ShellException, IOException {
    Scheduler scheduler = scheduler(settings);
    Ran ran = clusters.run(settings, "printf '%s\\n' \"$HOME\"\n" + scheduler.facts(), PATIENCE);
    int first = ran.out().indexOf('\n');
    String home = first < 0 ? "" : ran.out().substring(0, first);
    Ran rest = new Ran(ran.code(), ran.out().substring(first + 1), ran.err());
    ClusterFacts facts =
        scheduler
            .facts(rest)
            .orElseThrow(() ->
                new IOException(
                    settings.name()
                        + ": "
                        + scheduler.name()
                        + " does not say what it offers. Test the connection to see why."));
    Known known = new Known(clock.instant(), home, facts);
    keep(settings, known, rest);
    return known;
  }

  private void keep(ClusterSettings settings, Known known, Ran ran) throws IOException {
    ObjectNode node =
        Json.object()
            .put("of", key(settings))
            .put("fetched", known.fetched().toString())
            .put("home", known.home())
            .put("code", ran.code())
            .put("out", ran.out());
    Files.createDirectories(folder);
    Durable.write(file(settings), Json.pretty(node));
  }

  static Scheduler scheduler(ClusterSettings settings) throws IOException {
    if (settings.scheduler().equals(ClusterSettings.SLURM)) {
      return new Slurm();
    }
    throw new IOException(
        settings.name() + ": the scheduler " + settings.scheduler() + " is not known here.");
  }

  private Path file(ClusterSettings settings) {
    return folder.resolve(settings.name() + ".json");
  }

  /** Another host's facts, or another scheduler's, are none. */
  private static String key(ClusterSettings settings) {
    return settings.scheduler() + " " + settings.address();
  }
}

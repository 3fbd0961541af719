package org.drumlin.cluster;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.drumlin.shell.Ran;
import org.drumlin.shell.Shell;
import org.drumlin.shell.ShellException;
import org.drumlin.slurm.ClusterSettings;

/**
 * The clusters that a hub's user added or a server's administrator configured, with the one
 * connection to each that everybody here shares. Safe for any number of threads.
 */
public final class Clusters implements AutoCloseable {
  private final Source source;
  private final Connector connector;
  private final InstantSource clock;
  private final Map<String, Link> links = new ConcurrentHashMap<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  /** Where the clusters are written down; read again each time. */
  @FunctionalInterface
  public interface Source {
    /**
     * All of them.
     *
     * @throws IOException when the file cannot be read
     */
    List<ClusterSettings> all() throws IOException;
  }

  /** Makes the shell of a cluster, which connects when it is first used and again as it must. */
  @FunctionalInterface
  public interface Connector {
    /** A shell that nobody else has. */
    Shell open(ClusterSettings settings);
  }

  private record Link(ClusterSettings settings, Shell shell, Standing standing) {}

  public Clusters(Source source, Connector connector, InstantSource clock) {
    this.source = source;
    this.connector = connector;
    this.clock = clock;
  }

  /** None at all. */
  public static Clusters none() {
    return new Clusters(
        List::of,
        settings -> {
          throw new IllegalStateException(settings.name());
        },
        InstantSource.system());
  }

  /** All, in the order they are written down in. */
  public List<ClusterSettings> all() throws IOException {
    return source.all();
  }

  public List<String> names() throws IOException {
    return all().stream().map(ClusterSettings::name).toList();
  }

  /** One by its name. */
  public Optional<ClusterSettings> find(String name) throws IOException {
    return all().stream().filter(settings -> settings.name().equals(name)).findFirst();
  }

  /** The connection to a cluster: the same for all who ask, until its settings change. */
  public Shell shell(ClusterSettings settings) {
    return link(settings).shell();
  }

  /**
   * Runs a script there, and notes how the contact stands after it.
   *
   * @throws ShellException when it cannot be told what came of it
   */
  Ran run(ClusterSettings settings, String script, Duration patience) throws ShellException {
    try {
      Ran ran = shell(settings).run(script, patience);
      heard(settings);
      return ran;
    } catch (ShellException e) {
      unheard(settings, e, "");
      throw e;
    }
  }

  /** How the contact stands. */
  public Standing standing(ClusterSettings settings) {
    return link(settings).standing();
  }

  /** It answered. */
  public void heard(ClusterSettings settings) {
    stands(settings, Standing.ok(clock.instant()));
  }

  /**
   * It did not do what was asked.
   *
   * @param next what happens now, for a person; may be empty
   */
  public void unheard(ClusterSettings settings, ShellException why, String next) {
    String words = String.valueOf(why.getMessage());
    String message = next.isEmpty() ? words : words + " " + next;
    stands(settings, standing(settings).without(Standing.state(why.kind()), message));
  }

  private void stands(ClusterSettings settings, Standing now) {
    links.computeIfPresent(
        settings.name(),
        (name, link) ->
            link.settings().equals(settings) ? new Link(settings, link.shell(), now) : link);
  }

  /** Calls back with a cluster's name when its user did something about it. */
  public void listen(Consumer<String> listener) {
    listeners.add(listener);
  }

  /** Its user did something about it, such as logging in: jobs there are seen to at once. */
  public void tell(String name) {
    listeners.forEach(listener -> listener.accept(name));
  }

  /** Closes a cluster's connection; the next use opens another. */
  public void drop(String name) {
    Link gone = links.remove(name);
    if (gone != null) {
      gone.shell().close();
    }
  }

  private Link link(ClusterSettings settings) {
    return links.compute(
        settings.name(),
        (name, known) -> {
          if (known != null && known.settings().equals(settings)) {
            return known;
          }
          if (known != null) {
            known.shell().close();
          }
          return new Link(settings, connector.open(settings), Standing.unasked());
        });
  }

  @Override
  public void close() {
    links.values().forEach(link -> link.shell().close());
    links.clear();
  }
}

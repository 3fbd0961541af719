package org.drumlin.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.drumlin.job.Json;
import org.drumlin.shell.ShellException;
import org.drumlin.slurm.ClusterSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tests of connections, the last of each cluster. They are also how a person logs in: the login
 * that a test made is the one that jobs go by.
 */
public final class ConnectionTests implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionTests.class);

  private final Clusters clusters;
  private final Function<ClusterSettings, List<SiteCheck>> checks;
  private final BooleanSupplier keychain;
  private final Map<String, ConnectionTest> tests = new ConcurrentHashMap<>();

  ConnectionTests(
      Clusters clusters,
      Function<ClusterSettings, List<SiteCheck>> checks,
      BooleanSupplier keychain) {
    this.clusters = clusters;
    this.checks = checks;
    this.keychain = keychain;
  }

  /**
   * Tests of what fits need.
   *
   * @param facts asked anew by each test
   * @param keychain whether there is one that could keep a password
   */
  public static ConnectionTests of(Clusters clusters, FactsStore facts, BooleanSupplier keychain) {
    return new ConnectionTests(clusters, settings -> SiteChecks.of(settings, facts), keychain);
  }

  /** Begins a test; one that is under way goes on instead. */
  public void begin(ClusterSettings settings) {
    tests.compute(
        settings.name(),
        (name, last) -> {
          if (last != null && !last.done()) {
            return last;
          }
          ConnectionTest test =
              new ConnectionTest(
                  settings,
                  clusters.shell(settings),
                  new LoginDesk(keychain),
                  checks.apply(settings));
          Thread.ofVirtual().name("test-" + name).start(() -> run(settings, test));
          return test;
        });
  }

  private void run(ClusterSettings settings, ConnectionTest test) {
    try {
      test.run();
      clusters.heard(settings);
      clusters.tell(settings.name());
    } catch (ShellException e) {
      LOG.info("cluster {}: {}", settings.name(), e.getMessage());
      clusters.unheard(settings, e, "");
    } catch (RuntimeException e) {
      LOG.error("cluster {}: a fault of Drumlin itself", settings.name(), e);
    }
  }

  /** How a cluster's last test stands; no steps when there was none. */
  public ObjectNode report(String name) {
    ConnectionTest test = tests.get(name);
    if (test != null) {
      return test.toJson();
    }
    ObjectNode none = Json.object();
    none.putArray("steps");
    none.put("done", false);
    none.putNull("question");
    return none;
  }

  /** Says whether the host's key is the right one; false when that is not asked. */
  public boolean trust(String name, String question, boolean yes) {
    return answer(name, question, new LoginDesk.Reply.Trusted(yes));
  }

  /**
   * Answers what was to be typed; false when that is not asked.
   *
   * @param keep whether a keychain is to keep it
   */
  public boolean answers(String name, String question, List<String> typed, boolean keep) {
    return answer(name, question, new LoginDesk.Reply.Answers(List.copyOf(typed), keep));
  }

  /** Gives the login up; false when nothing is asked. */
  public boolean cancel(String name, String question) {
    return answer(name, question, new LoginDesk.Reply.Cancelled());
  }

  private boolean answer(String name, String question, LoginDesk.Reply reply) {
    return Optional.ofNullable(tests.get(name))
        .map(test -> test.desk().answer(question, reply))
        .orElse(false);
  }

  @Override
  public void close() {
    tests.values().forEach(test -> test.desk().leave());
  }
}

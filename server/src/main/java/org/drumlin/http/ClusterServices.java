package org.drumlin.http;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.drumlin.cluster.Clusters;
import org.drumlin.cluster.ConnectionTests;
import org.drumlin.cluster.FactsStore;
import org.drumlin.cluster.Presets;
import org.drumlin.cluster.ScriptForm;

/** What the routes about clusters work with. */
public record ClusterServices(
    Clusters clusters, ConnectionTests tests, FactsStore facts, ScriptForm form, Presets presets) {

  /**
   * All of it for some clusters.
   *
   * @param folder where facts and presets are kept
   * @param keychain whether there is one that could keep a password
   */
  public static ClusterServices of(Clusters clusters, Path folder, BooleanSupplier keychain) {
    FactsStore facts = new FactsStore(folder.resolve("clusters"), clusters, InstantSource.system());
    return new ClusterServices(
        clusters,
        ConnectionTests.of(clusters, facts, keychain),
        facts,
        new ScriptForm(clusters, facts),
        new Presets(folder.resolve("presets")));
  }
}

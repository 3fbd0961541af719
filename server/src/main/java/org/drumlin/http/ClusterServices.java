package org.drumlin.http;

import org.drumlin.cluster.Clusters;
import org.drumlin.cluster.ConnectionTests;
import org.drumlin.cluster.Presets;

/** What the routes about clusters work with. */
public record ClusterServices(Clusters clusters, ConnectionTests tests, Presets presets) {}

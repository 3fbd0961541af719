package org.drumlin.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.drumlin.executor.LocalExecutor;
import org.drumlin.http.HttpServer;
import org.drumlin.job.JobState;
import org.drumlin.metrics.ServerMetrics;
import org.drumlin.store.JobStore;

/** The figures that are looked up when somebody asks for them. */
final class Figures {
  private Figures() {}

  static void register(
      ServerMetrics metrics, JobStore store, LocalExecutor executor, HttpServer http) {
    metrics.gauges("drumlin_jobs", "Jobs of all servers, by state.", "state", () -> jobs(store));
    metrics.gauge("drumlin_runners", "Fits that this server follows.", executor::active);
    metrics.gauge("drumlin_listeners", "Streams of events that are open here.", http::listeners);
  }

  private static Map<String, Integer> jobs(JobStore store) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (JobState state : JobState.values()) {
      counts.put(state.wire(), store.count(state));
    }
    return counts;
  }
}

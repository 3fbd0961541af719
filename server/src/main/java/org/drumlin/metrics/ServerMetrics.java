package org.drumlin.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** The figures of one server process. Safe for any thread. */
public final class ServerMetrics {
  /** What {@link #text} is. */
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private static final double[] SECONDS = {.001, .005, .02, .1, .5, 2, 10, 60};
  private static final double[] WAITS = {.5, 2, 10, 60, 300, 1800, 7200, 43_200, 86_400};

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Histogram requests;
  private final Histogram store;
  private final Histogram waits;

  /** With the JVM's own figures. */
  public ServerMetrics() {
    JvmMetrics.builder().register(registry);
    requests =
        seconds("drumlin_http_request_seconds", "Requests answered, but for streams of events.")
            .labelNames("method", "route", "status")
            .register(registry);
    store =
        seconds("drumlin_store_seconds", "What was asked of the store.")
            .labelNames("operation")
            .register(registry);
    waits =
        Histogram.builder()
            .name("drumlin_queue_wait_seconds")
            .help("From a job's submission to its first start on this server.")
            .classicOnly()
            .classicUpperBounds(WAITS)
            .register(registry);
  }

  private static Histogram.Builder seconds(String name, String help) {
    return Histogram.builder().name(name).help(help).classicOnly().classicUpperBounds(SECONDS);
  }

  /**
   * A request was answered.
   *
   * @param route as it is registered, never what was asked for, of which there is no end
   */
  public void request(String method, String route, int status, double seconds) {
    requests.labelValues(method, route, Integer.toString(status)).observe(seconds);
  }

  /** The store did something. */
  public void store(String operation, double seconds) {
    store.labelValues(operation).observe(seconds);
  }

  /** A job began for the first time. */
  public void waited(double seconds) {
    waits.observe(seconds);
  }

  /** A figure that is asked for whenever somebody looks. */
  public void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }

  /** Figures of one kind, told apart by a label. */
  public void gauges(String name, String help, String label, Supplier<Map<String, Integer>> all) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(label)
        .callback(callback -> all.get().forEach((which, value) -> callback.call(value, which)))
        .register(registry);
  }

  /** All figures, as Prometheus reads them. */
  public byte[] text() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every byte", e);
    }
    return out.toByteArray();
  }
}

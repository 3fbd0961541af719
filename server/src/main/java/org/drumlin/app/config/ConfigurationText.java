package org.drumlin.app.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.drumlin.auth.Network;
import org.drumlin.http.HttpLimits;
import org.drumlin.slurm.ClusterSettings;

/** A configuration as the file would say it. */
final class ConfigurationText {
  private ConfigurationText() {}

  static String of(ServerConfiguration c) {
    StringBuilder text = new StringBuilder();
    line(text, "listen", c.http().address() + ":" + c.http().port());
    line(text, "public_url", c.http().publicUrl().map(Object::toString).orElse("(none)"));
    line(
        text,
        "tls",
        c.http()
            .tls()
            .map(tls -> "{certificate: " + tls.certificate() + ", key: " + tls.key() + "}")
            .orElse("(none)"));
    line(text, "trusted_proxies", networks(c.http().proxies()));
    line(text, "data", c.data().toString());
    line(text, "store", store(c.store()));
    line(
        text,
        "secret",
        c.secret().map(Secret::toString).orElse("(made in the data folder at the first start)"));
    line(
        text,
        "accounts",
        "{registration: "
            + c.accounts().registration()
            + ", guests: "
            + c.accounts().guests()
            + ", return_to: "
            + c.accounts().returnTo()
            + "}");
    line(
        text,
        "quotas",
        "{jobs: "
            + c.quotas().jobs()
            + ", disk: "
            + Quantity.ofBytes(c.quotas().disk())
            + ", upload: "
            + Quantity.ofBytes(c.quotas().upload())
            + "}");
    line(text, "limits", limits(c.http().limits()));
    line(text, "slots", Integer.toString(c.slots()));
    line(text, "threads", Integer.toString(c.threads()));
    line(text, "running_per_user", Integer.toString(c.runningPerUser()));
    line(text, "clusters", clusters(c.clusters()));
    line(
        text,
        "shutdown",
        "{fits: "
            + c.fitsAtShutdown().name().toLowerCase(Locale.ROOT)
            + ", delay: "
            + c.shutdownDelay().toSeconds()
            + " s, patience: "
            + c.shutdownPatience().toSeconds()
            + " s}");
    line(text, "metrics", networks(c.metrics()));
    line(
        text,
        "log",
        "{format: " + (c.log().json() ? "json" : "text") + ", level: " + c.log().level() + "}");
    return text.toString();
  }

  private static String clusters(List<ClusterSettings> clusters) {
    return clusters.stream()
        .map(c ->
            "{name: " + c.name() + ", host: " + (c.here() ? "(this computer)" : c.host()) + "}")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String store(StoreChoice store) {
    return switch (store) {
      case StoreChoice.Sqlite sqlite -> "sqlite";
      case StoreChoice.Redis redis ->
          "{redis: {url: "
              + redis.url()
              + ", user: "
              + redis.user()
              + ", password: "
              + redis.password().map(Secret::toString).orElse("(none)")
              + "}}";
    };
  }

  private static String limits(HttpLimits limits) {
    return "{headers: "
        + Quantity.ofBytes(limits.headers())
        + ", idle: "
        + limits.idle().toSeconds()
        + " s, slowest: "
        + Quantity.ofBytes(limits.bytesPerSecond())
        + ", connections: "
        + limits.connections()
        + "}";
  }

  private static String networks(List<Network> networks) {
    return "[" + String.join(", ", networks.stream().map(Network::toString).toList()) + "]";
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append(key).append(": ").append(value).append('\n');
  }
}

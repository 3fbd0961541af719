package org.drumlin.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.drumlin.app.config.ServerConfiguration.AccountRules;
import org.drumlin.app.config.ServerConfiguration.AtShutdown;
import org.drumlin.app.config.ServerConfiguration.LogRules;
import org.drumlin.app.config.ServerConfiguration.QuotaRules;
import org.drumlin.auth.Network;
import org.drumlin.http.HttpLimits;
import org.drumlin.http.HttpSettings;
import org.drumlin.http.TlsFiles;

/** From keys to what the server is started with; each key and its default stands here once. */
final class ConfigurationReader {
  /** Every key there is; docs/admin.md has a row for each. */
  static final List<String> KEYS =
      List.of(
          "listen",
          "public_url",
          "tls.certificate",
          "tls.key",
          "trusted_proxies",
          "data",
          "store",
          "store.redis.url",
          "store.redis.user",
          "store.redis.password",
          "secret",
          "accounts.registration",
          "accounts.guests",
          "accounts.return_to",
          "quotas.jobs",
          "quotas.disk",
          "quotas.upload",
          "limits.headers",
          "limits.idle",
          "limits.slowest",
          "limits.connections",
          "slots",
          "threads",
          "running_per_user",
          "clusters.name",
          "clusters.host",
          "clusters.user",
          "clusters.port",
          "clusters.identity",
          "clusters.jumps",
          "clusters.work",
          "clusters.scheduler",
          "clusters.java.kind",
          "clusters.java.value",
          "clusters.poll",
          "shutdown.fits",
          "shutdown.delay",
          "shutdown.patience",
          "metrics",
          "log.format",
          "log.level");

  private static final int MOST_SLOTS = 1024;
  private static final int MOST = 1_000_000;
  private static final long MB = 1 << 20;
  private static final List<Network> THIS_MACHINE =
      List.of(Network.parse("127.0.0.0/8"), Network.parse("::1"));

  private final Map<String, String> environment;

  ConfigurationReader(Map<String, String> environment) {
    this.environment = environment;
  }

  ServerConfiguration read(ConfigSection top) throws ConfigException {
    HttpSettings http = http(top);
    Path data =
        Path.of(
                top.text("data")
                    .orElseThrow(() ->
                        top.wrong(
                            "data",
                            "is missing: the folder for"
                                + " jobs and uploads, such as data: /var/lib/drumlin")))
            .toAbsolutePath()
            .normalize();
    StoreChoice store = store(top);
    Optional<ConfigNode> secret = top.find("secret");
    int slots = top.number("slots", 1, 0, MOST_SLOTS);
    ConfigSection shutdown = top.section("shutdown");
    int processors = Runtime.getRuntime().availableProcessors();
    ServerConfiguration read =
        new ServerConfiguration(
            http,
            data,
            store,
            secret.isEmpty()
                ? Optional.empty()
                : Optional.of(Secret.read(top, "secret", secret.orElseThrow(), environment)),
            accounts(top.section("accounts")),
            quotas(top.section("quotas")),
            slots,
            top.number("threads", Math.max(1, processors / Math.max(1, slots)), 1, MOST_SLOTS),
            top.number("running_per_user", MOST_SLOTS, 1, MOST_SLOTS),
            ClusterSections.read(top),
            AtShutdown.valueOf(
                shutdown
                    .choice("fits", "leave", List.of("leave", "checkpoint"))
                    .toUpperCase(Locale.ROOT)),
            Duration.ofSeconds(shutdown.seconds("delay", 0, 0)),
            Duration.ofSeconds(shutdown.seconds("patience", 30, 1)),
            top.find("metrics").isPresent() ? networks(top, "metrics") : THIS_MACHINE,
            log(top.section("log")));
    shutdown.end();
    top.end();
    return read;
  }

  private static HttpSettings http(ConfigSection top) throws ConfigException {
    String listen = top.text("listen").orElse("127.0.0.1:8080");
    int colon = listen.lastIndexOf(':');
    String port = listen.substring(colon + 1);
    if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 0xffff) {
      throw top.wrong("listen", "is an address and a port, such as 127.0.0.1:8080 or 0.0.0.0:443");
    }
    String address = listen.substring(0, colon).replaceAll("^\\[|]$", "");
    Optional<URI> url = publicUrl(top);
    if (url.isEmpty() && THIS_MACHINE.stream().noneMatch(here -> here.contains(address))) {
      throw top.wrong(
          "listen",
          "is beyond this machine, so public_url is needed: the address that people use, such as"
              + " public_url: https://fits.example.org");
    }
    return new HttpSettings(
        address,
        Integer.parseInt(port),
        url,
        networks(top, "trusted_proxies"),
        tls(top.section("tls")),
        limits(top.section("limits")));
  }

  private static Optional<URI> publicUrl(ConfigSection top) throws ConfigException {
    Optional<String> text = top.text("public_url");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    URI url;
    try {
      url = new URI(text.orElseThrow());
    } catch (URISyntaxException e) {
      throw top.wrong("public_url", "is no address; write it like https://fits.example.org");
    }
    String path = url.getPath() == null ? "" : url.getPath();
    boolean whole = url.getHost() != null && url.getScheme() != null;
    if (!whole
        || !url.getScheme().toLowerCase(Locale.ROOT).matches("https?")
        || !(path.isEmpty() || path.equals("/"))
        || url.getUserInfo() != null
        || url.getQuery() != null
        || url.getFragment() != null) {
      throw top.wrong(
          "public_url", "is http or https, a host, and perhaps a port: https://fits.example.org");
    }
    String bare = url.getScheme() + "://" + url.getAuthority();
    boolean plain = url.getScheme().equalsIgnoreCase("http");
    if (plain && !url.getHost().matches("localhost|127\\..*|\\[::1]")) {
      throw top.wrong(
          "public_url",
          "begins with http, where passwords could be read on the way and browsers keep no sign-in;"
              + " use https, with tls here or in a proxy before it");
    }
    return Optional.of(URI.create(bare));
  }

  private static Optional<TlsFiles> tls(ConfigSection tls) throws ConfigException {
    if (tls.isEmpty()) {
      return Optional.empty();
    }
    TlsFiles files = new TlsFiles(file(tls, "certificate"), file(tls, "key"));
    tls.end();
    return Optional.of(files);
  }

  private static Path file(ConfigSection section, String key) throws ConfigException {
    Path file =
        Path.of(
            section
                .text(key)
                .orElseThrow(() -> section.wrong(key, "is missing: a file in PEM form")));
    if (!Files.isReadable(file)) {
      throw section.wrong(
          key, "is to be in " + file + ", which cannot be read; the server's user needs to");
    }
    return file.toAbsolutePath();
  }

  private static HttpLimits limits(ConfigSection limits) throws ConfigException {
    HttpLimits standard = HttpLimits.STANDARD;
    HttpLimits read =
        new HttpLimits(
            (int) Math.min(MB, limits.size("headers", standard.headers(), 4096)),
            // Streams of events say something every 15 seconds.
            Duration.ofSeconds(limits.seconds("idle", standard.idle().toSeconds(), 20)),
            (int) Math.min(MB, limits.size("slowest", standard.bytesPerSecond(), 0)),
            limits.number("connections", standard.connections(), 10, MOST));
    limits.end();
    return read;
  }

  private static List<Network> networks(ConfigSection section, String key) throws ConfigException {
    List<Network> networks = new ArrayList<>();
    for (String text : section.list(key)) {
      try {
        networks.add(Network.parse(text));
      } catch (IllegalArgumentException e) {
        throw section.wrong(
            key,
            "is a list of addresses or ranges such as 10.0.0.5 or 10.0.0.0/8, not '" + text + "'");
      }
    }
    return List.copyOf(networks);
  }

  private StoreChoice store(ConfigSection top) throws ConfigException {
    Optional<ConfigNode> node = top.find("store");
    if (node.isEmpty()
        || (node.orElseThrow() instanceof ConfigNode.Text text && text.value().equals("sqlite"))) {
      return new StoreChoice.Sqlite();
    }
    if (!(node.orElseThrow() instanceof ConfigNode.Mapping)) {
      throw top.wrong("store", "is sqlite, or has the key redis on an indented line below it");
    }
    ConfigSection store = top.section("store", node.orElseThrow());
    ConfigSection redis = store.section("redis");
    store.end();
    String url =
        redis.text("url").orElseThrow(() -> redis.wrong("url", "is missing: redis://HOST:6379"));
    if (!url.matches("rediss?://[^/?#@\\s]+(/[0-9]{1,2})?")) {
      throw redis.wrong(
          "url",
          "is redis://HOST:PORT, or rediss:// for TLS; user and password have keys of their own");
    }
    String user = redis.text("user").orElse("default");
    Optional<ConfigNode> password = redis.find("password");
    Optional<Secret> secret =
        password.isEmpty()
            ? Optional.empty()
            : Optional.of(Secret.read(redis, "password", password.orElseThrow(), environment));
    redis.end();
    return new StoreChoice.Redis(URI.create(url), user, secret);
  }

  private static AccountRules accounts(ConfigSection accounts) throws ConfigException {
    AccountRules rules =
        new AccountRules(
            accounts.choice("registration", "closed", List.of("open", "invite", "closed")),
            accounts.flag("guests", false),
            accounts.list("return_to"));
    accounts.end();
    return rules;
  }

  private static QuotaRules quotas(ConfigSection quotas) throws ConfigException {
    QuotaRules rules =
        new QuotaRules(
            quotas.number("jobs", 1000, 1, MOST),
            quotas.size("disk", 10_240 * MB, MB),
            quotas.size("upload", 64 * MB, 1024));
    quotas.end();
    return rules;
  }

  private static LogRules log(ConfigSection log) throws ConfigException {
    LogRules rules =
        new LogRules(
            log.choice("format", "text", List.of("text", "json")).equals("json"),
            log.choice("level", "info", List.of("debug", "info", "warn", "error")));
    log.end();
    return rules;
  }
}

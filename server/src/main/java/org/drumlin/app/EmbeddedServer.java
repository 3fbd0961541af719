package org.drumlin.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.drumlin.app.EmbeddedSettings.Capacity;
import org.drumlin.auth.LaunchDoorkeeper;
import org.drumlin.auth.LaunchSecret;
import org.drumlin.auth.LocalOwner;
import org.drumlin.auth.LoggedAudit;
import org.drumlin.executor.ClusterWork;
import org.drumlin.executor.EvaluatorProcess;
import org.drumlin.executor.ExecutorSettings;
import org.drumlin.executor.JobFolders;
import org.drumlin.executor.LocalExecutor;
import org.drumlin.executor.RemoteExecutor;
import org.drumlin.http.ClusterServices;
import org.drumlin.http.HttpServer;
import org.drumlin.http.HttpServices;
import org.drumlin.http.HttpSettings;
import org.drumlin.job.Json;
import org.drumlin.model.Catalogue;
import org.drumlin.remote.Targets;
import org.drumlin.runner.DeviceProbe;
import org.drumlin.runner.Version;
import org.drumlin.store.ContentStore;
import org.drumlin.store.JobStore;
import org.drumlin.store.SqliteJobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub inside the desktop: API and pages on this computer's loopback, jobs in SQLite, fits in
 * processes of their own that go on when it ends and are taken up when it starts again.
 */
public final class EmbeddedServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
  private static final long LARGEST_UPLOAD = 64L << 20;
  private static final Duration CURVE_PATIENCE = Duration.ofSeconds(30);

  private final Parts parts;
  private final LocalExecutor executor;
  private final HttpServer http;
  private final LaunchSecret secret;
  private final String cookieName;
  private volatile Capacity capacity;

  private EmbeddedServer(EmbeddedSettings settings, Parts parts) throws IOException {
    this.parts = parts;
    this.capacity = settings.capacity();
    this.secret = LaunchSecret.create();
    this.cookieName = "drumlin_" + LaunchSecret.random(9);
    Path data = settings.dataDir();
    JobStore store = parts.opened(SqliteJobStore.open(data, InstantSource.system()));
    parts.opened(LogFile.open(data.resolve("logs")));
    LOG.info("hub {} starts on {}", Version.current(), data);
    JobFolders folders = new JobFolders(data.resolve("jobs"));
    ContentStore files = new ContentStore(data.resolve("files"), LARGEST_UPLOAD);
    new Housekeeping(store, folders, files, Duration.ZERO).tidy();
    this.executor =
        parts.opened(LocalExecutor.start(store, folders, settings.runner(), settings(capacity)));
    EvaluatorProcess evaluator =
        parts.opened(
            new EvaluatorProcess(
                settings.runner(), data.resolve("logs/evaluator.log"), CURVE_PATIENCE));
    evaluator.warmUp();
    DeviceProbe probe = new DeviceProbe(settings.runner());
    Targets targets = parts.opened(Targets.of(data, Version.current()));
    ClusterServices clusters = ClusterParts.ofHub(data, targets, parts);
    ClusterWork work = ClusterWork.of(clusters.clusters(), folders, settings.runner());
    parts.opened(RemoteExecutor.start(store, folders, targets, work, LocalOwner.USER.id()));
    HttpServices services =
        new HttpServices(
                store,
                files,
                folders.root(),
                evaluator::evaluate,
                Catalogue.builtin(),
                fresh -> fresh ? probe.list() : probe.remembered(),
                this::info,
                new LoggedAudit())
            .with(targets)
            .with(clusters);
    this.http =
        parts.opened(
            HttpServer.start(
                HttpSettings.embedded(),
                services,
                new LaunchDoorkeeper(new LocalOwner(), secret, cookieName)));
    LOG.info("hub listens on port {}", http.port());
  }

  /**
   * Starts it; everything acknowledged earlier is there.
   *
   * @throws org.drumlin.store.StoreException for a person, such as when Drumlin already runs on
   *     this data folder
   * @throws IOException when the data folder cannot be used
   */
  public static EmbeddedServer start(EmbeddedSettings settings) throws IOException {
    Parts parts = new Parts();
    boolean started = false;
    try {
      Files.createDirectories(settings.dataDir());
      EmbeddedServer server = new EmbeddedServer(settings, parts);
      started = true;
      return server;
    } finally {
      if (!started) {
        parts.close();
      }
    }
  }

  /** Such as {@code http://127.0.0.1:41234}. */
  public URI baseUri() {
    return URI.create("http://127.0.0.1:" + http.port());
  }

  /** The launch's secret, for the Authorization header. */
  public String bearerToken() {
    return secret.token();
  }

  /** Name of the cookie for a window that cannot send headers; new at every launch. */
  public String cookieName() {
    return cookieName;
  }

  /** Value of that cookie. */
  public String cookieValue() {
    return secret.token();
  }

  public Capacity capacity() {
    return capacity;
  }

  /** From now on; fits at work keep what they have. */
  public void configure(Capacity changed) {
    capacity = changed;
    executor.configure(settings(changed));
  }

  /** Ends the hub, not its fits: they go on, and the next start takes them up. */
  @Override
  public void close() {
    LOG.info("hub closes");
    parts.close();
  }

  private ObjectNode info() {
    Capacity now = capacity;
    return Json.object()
        .put("version", Version.current())
        .put("embedded", true)
        .put("threads", now.threads())
        .put("slots", now.slots())
        .put("engine", "jvm")
        .put("fit_on_this_computer", now.fitOnThisComputer());
  }

  private static ExecutorSettings settings(Capacity capacity) {
    ExecutorSettings standard = ExecutorSettings.slots(capacity.slots());
    return new ExecutorSettings(
        capacity.fitOnThisComputer() ? capacity.slots() : 0,
        capacity.threads(),
        standard.lease(),
        standard.poll(),
        standard.stopPatience());
  }
}

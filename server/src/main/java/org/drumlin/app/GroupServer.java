package org.drumlin.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.drumlin.app.config.ServerConfiguration;
import org.drumlin.app.config.ServerConfiguration.AtShutdown;
import org.drumlin.auth.AccountDoorkeeper;
import org.drumlin.auth.Accounts;
import org.drumlin.auth.AuditLog;
import org.drumlin.executor.ClusterWork;
import org.drumlin.executor.EvaluatorProcess;
import org.drumlin.executor.ExecutorSettings;
import org.drumlin.executor.JobFolders;
import org.drumlin.executor.LocalExecutor;
import org.drumlin.executor.RemoteExecutor;
import org.drumlin.http.ClusterServices;
import org.drumlin.http.HttpServer;
import org.drumlin.http.HttpServices;
import org.drumlin.http.Operation;
import org.drumlin.job.Json;
import org.drumlin.job.ThisHost;
import org.drumlin.metrics.ServerMetrics;
import org.drumlin.model.Catalogue;
import org.drumlin.runner.DeviceProbe;
import org.drumlin.runner.RunnerCommand;
import org.drumlin.runner.Version;
import org.drumlin.store.ContentStore;
import org.drumlin.store.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server of a group: the API and pages of the embedded one, put together from a configuration,
 * for many people, and watched. Several of them may share one Redis and one data folder.
 */
public final class GroupServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupServer.class);
  private static final Duration CURVE_PATIENCE = Duration.ofSeconds(30);

  /** Another server may be filling a folder for a job that is not submitted yet. */
  private static final Duration YOUNGEST = Duration.ofHours(1);

  private final ServerConfiguration configuration;
  private final Parts parts;
  private final HttpServer http;

  private GroupServer(ServerConfiguration configuration, RunnerCommand runner, Parts parts)
      throws IOException {
    this.configuration = configuration;
    this.parts = parts;
    Path data = configuration.data();
    LOG.info("Drumlin {} starts on {}", Version.current(), data);
    ServerMetrics metrics = new ServerMetrics();
    StoreWait.Opened opened = StoreWait.open(configuration);
    Stores stores = parts.opened(opened.stores());
    JobStore store = MeasuredStore.of(parts.opened(opened.jobs()), metrics);
    AuditLog audit = stores.audit();
    Accounts accounts = People.of(configuration, parts.opened(stores.accounts()), audit);
    JobFolders folders = new JobFolders(data.resolve("jobs"));
    ContentStore files = new ContentStore(data.resolve("files"), configuration.quotas().upload());
    parts.opened(DailyTidying.start(new Housekeeping(store, folders, files, YOUNGEST)));
    String name = ServerName.create();
    LocalExecutor executor =
        parts.opened(LocalExecutor.start(store, folders, runner, executor(configuration), name));
    if (configuration.fitsAtShutdown() == AtShutdown.CHECKPOINT) {
      parts.opened(() -> executor.pause(configuration.shutdownPatience()));
    }
    EvaluatorProcess evaluator =
        parts.opened(
            new EvaluatorProcess(runner, data.resolve("logs/evaluator.log"), CURVE_PATIENCE));
    DeviceProbe probe = new DeviceProbe(runner);
    ServerBoard board =
        parts.opened(
            ServerBoard.open(data.resolve("servers"), name, () -> note(name, executor.active())));
    ClusterServices clusters = ClusterParts.ofServer(data, configuration.clusters(), parts);
    if (!configuration.clusters().isEmpty()) {
      ClusterWork work = ClusterWork.of(clusters.clusters(), folders, runner);
      parts.opened(RemoteExecutor.start(store, folders, work, name));
    }
    HttpServices services =
        new HttpServices(
                store,
                files,
                folders.root(),
                evaluator::evaluate,
                Catalogue.builtin(),
                fresh -> fresh ? probe.list() : probe.remembered(),
                this::info,
                audit)
            .with(accounts)
            .with(clusters);
    Operation operation =
        new Operation(
            new ServerChecks(store, data),
            metrics,
            configuration.metrics(),
            new Overview(store, accounts.administration(), board, data)::now);
    this.http =
        parts.opened(
            HttpServer.start(
                configuration.http(),
                services,
                new AccountDoorkeeper(accounts),
                Optional.of(operation)));
    Figures.register(metrics, store, executor, http);
    LOG.info("{} listens on {}, port {}", name, configuration.http().address(), http.port());
    StartWarnings.of(configuration).forEach(LOG::warn);
  }

  /**
   * Starts it; everything acknowledged earlier is there. A Redis that cannot be reached is waited
   * for, however long, and whoever asks the server meanwhile is told so.
   *
   * @throws org.drumlin.store.StoreException for a person, such as when another server uses the
   *     data folder
   * @throws IOException when the data folder cannot be used
   */
  public static GroupServer start(ServerConfiguration configuration, RunnerCommand runner)
      throws IOException {
    check(configuration);
    Parts parts = new Parts();
    boolean started = false;
    try {
      parts.opened(ServerLog.open(configuration.log()));
      Files.createDirectories(configuration.data().resolve("logs"));
      GroupServer server = new GroupServer(configuration, runner, parts);
      started = true;
      return server;
    } finally {
      if (!started) {
        parts.close();
      }
    }
  }

  /**
   * Looks whether a server could be started so, as far as that can be told without doing it.
   *
   * @return what is worth a second thought
   * @throws IOException for a person, when it could not
   * @throws org.drumlin.store.StoreException for a person, when it could not
   */
  public static List<String> check(ServerConfiguration configuration) throws IOException {
    if (configuration.http().tls().isPresent()) {
      configuration.http().tls().orElseThrow().check();
    }
    People.check(configuration);
    return StartWarnings.of(configuration);
  }

  private static ExecutorSettings executor(ServerConfiguration configuration) {
    ExecutorSettings standard = ExecutorSettings.slots(configuration.slots());
    return new ExecutorSettings(
        configuration.slots(),
        configuration.threads(),
        standard.lease(),
        standard.poll(),
        standard.stopPatience());
  }

  /** The port it listens at. */
  public int port() {
    return http.port();
  }

  private ObjectNode info() {
    return Json.object()
        .put("version", Version.current())
        .put("threads", configuration.threads())
        .put("slots", configuration.slots())
        .put("engine", "jvm")
        .put("fit_on_this_computer", configuration.slots() > 0);
  }

  private ObjectNode note(String name, int running) {
    return Json.object()
        .put("name", name)
        .put("host", ThisHost.name())
        .put("version", Version.current())
        .put("slots", configuration.slots())
        .put("running", running);
  }

  /**
   * Ends the server: it says that it is not ready, sends new requests away, ends streams of events,
   * and lets go of its jobs: its fits go on, or keep their state for the next one.
   */
  @Override
  public void close() {
    LOG.info("the server ends");
    http.leave();
    try {
      Thread.sleep(configuration.shutdownDelay());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    parts.close();
  }
}

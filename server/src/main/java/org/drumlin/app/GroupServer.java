package org.drumlin.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.drumlin.app.config.ServerConfiguration;
import org.drumlin.app.config.StoreChoice;
import org.drumlin.auth.LaunchSecret;
import org.drumlin.auth.LocalOwner;
import org.drumlin.auth.LoggedAudit;
import org.drumlin.executor.EvaluatorProcess;
import org.drumlin.executor.ExecutorSettings;
import org.drumlin.executor.JobFolders;
import org.drumlin.executor.LocalExecutor;
import org.drumlin.http.HttpServer;
import org.drumlin.http.HttpServices;
import org.drumlin.job.Json;
import org.drumlin.model.Catalogue;
import org.drumlin.runner.DeviceProbe;
import org.drumlin.runner.RunnerCommand;
import org.drumlin.runner.Version;
import org.drumlin.store.ContentStore;
import org.drumlin.store.JobStore;
import org.drumlin.store.SqliteJobStore;
import org.drumlin.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server of a group: the API and pages of the embedded one, put together from a configuration,
 * for many people.
 */
public final class GroupServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupServer.class);
  private static final Duration CURVE_PATIENCE = Duration.ofSeconds(30);
  private static final String COOKIE = "drumlin";

  private final ServerConfiguration configuration;
  private final LaunchSecret secret = LaunchSecret.create();
  private final Parts parts;
  private final HttpServer http;

  private GroupServer(ServerConfiguration configuration, RunnerCommand runner, Parts parts)
      throws IOException {
    this.configuration = configuration;
    this.parts = parts;
    Path data = configuration.data();
    LOG.info("Drumlin {} starts on {}", Version.current(), data);
    JobStore store = parts.opened(store(configuration));
    JobFolders folders = new JobFolders(data.resolve("jobs"));
    ContentStore files = new ContentStore(data.resolve("files"), configuration.quotas().upload());
    new Housekeeping(store, folders, files, Duration.ZERO).tidy();
    parts.opened(LocalExecutor.start(store, folders, runner, executor(configuration)));
    EvaluatorProcess evaluator =
        parts.opened(
            new EvaluatorProcess(runner, data.resolve("logs/evaluator.log"), CURVE_PATIENCE));
    DeviceProbe probe = new DeviceProbe(runner);
    HttpServices services =
        new HttpServices(
            store,
            files,
            folders.root(),
            evaluator::evaluate,
            Catalogue.builtin(),
            fresh -> fresh ? probe.list() : probe.remembered(),
            this::info,
            new LoggedAudit());
    this.http =
        parts.opened(
            HttpServer.start(configuration.http(), services, new LocalOwner(), secret, COOKIE));
    LOG.info("listens on {}, port {}", configuration.http().address(), http.port());
  }

  /**
   * Starts it; everything acknowledged earlier is there.
   *
   * @throws StoreException for a person, such as when another server uses the data folder
   * @throws IOException when the data folder cannot be used
   */
  public static GroupServer start(ServerConfiguration configuration, RunnerCommand runner)
      throws IOException {
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

  private static JobStore store(ServerConfiguration configuration) {
    return switch (configuration.store()) {
      case StoreChoice.Sqlite sqlite ->
          SqliteJobStore.open(configuration.data(), InstantSource.system());
      case StoreChoice.Redis redis ->
          throw new StoreException("This version keeps its jobs in SQLite only.", null, false);
    };
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

  /** Ends the server, not its fits: they go on, and the next start takes them up. */
  @Override
  public void close() {
    LOG.info("the server closes");
    parts.close();
  }
}

package org.drumlin.executor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.drumlin.job.Job;
import org.drumlin.job.JobFolder;
import org.drumlin.job.JobState;
import org.drumlin.runner.RunnerCommand;
import org.drumlin.store.JobStore;
import org.drumlin.store.NewJob;
import org.drumlin.store.SqliteJobStore;

/** A store and an executor on a folder, with the packaged runner. */
final class TestHub implements AutoCloseable {
  static final String LM = "{\"name\": \"lm\"}";
  static final String ENDLESS =
      "{\"name\": \"dream\", \"samples\": 10000, \"steps\": 10000000, \"thin\": 1000, \"seed\": 1}";

  static final String SHORT_DREAM =
      "{\"name\": \"dream\", \"samples\": 4000, \"burn\": 100, \"seed\": 7}";

  private static final long PATIENCE_SECONDS = 120;
  static final String OWNER = "local";
  private static final String DATA = "ISIS_Polymer_Blend_RT2.xml";
  private static final Path EXAMPLES = Path.of("..", "examples");

  private final SqliteJobStore store;
  private final JobFolders folders;
  private final LocalExecutor executor;

  private TestHub(SqliteJobStore store, JobFolders folders, ExecutorSettings settings) {
    this.store = store;
    this.folders = folders;
    this.executor = LocalExecutor.start(store, folders, RunnerCommand.standard(), settings);
  }

  static TestHub open(Path data, int slots) {
    return open(data, ExecutorSettings.slots(slots));
  }

  static TestHub open(Path data, ExecutorSettings settings) {
    return new TestHub(
        SqliteJobStore.open(data, InstantSource.system()),
        new JobFolders(data.resolve("jobs")),
        settings);
  }

  /** Settings that give up a fit that does not stop within a second. */
  static ExecutorSettings impatient() {
    ExecutorSettings usual = ExecutorSettings.slots(1);
    return new ExecutorSettings(
        1, usual.threads(), usual.lease(), usual.poll(), Duration.ofSeconds(1));
  }

  /** A queued fit of the polymer blend. */
  static void submit(JobStore store, Path jobs, String id, String method) throws IOException {
    submit(store, jobs, id, method, Job.HERE);
  }

  /** A queued fit of the polymer blend, for that target. */
  static void submit(JobStore store, Path jobs, String id, String method, String target)
      throws IOException {
    submit(store, jobs, id, method, target, folder -> {});
  }

  /** Something more to be put into a job's folder. */
  interface More {
    void into(JobFolder folder) throws IOException;
  }

  /** As above, with more in its folder. */
  static void submit(JobStore store, Path jobs, String id, String method, String target, More more)
      throws IOException {
    String document =
        """
        {"drumlin": 1, "title": "Polymer blend",
         "datasets": [{"file": "%s", "resolution": "none"}],
         "models": [{"model": "mono_gauss_coil", "parameters": {
           "i_zero": {"value": 50, "fit": [0, 200]},
           "rg": {"value": 60, "fit": [5, 200]}}}],
         "method": %s}
        """
            .formatted(DATA, method);
    new JobFolders(jobs)
        .of(id)
        .create(
            id,
            "Polymer blend",
            document.getBytes(StandardCharsets.UTF_8),
            Map.of(DATA, EXAMPLES.resolve(DATA)));
    more.into(new JobFolders(jobs).of(id));
    store.submit(
        new NewJob(
            id,
            OWNER,
            "Polymer blend",
            "x",
            List.of("mono_gauss_coil"),
            Optional.empty(),
            id,
            target,
            0));
  }

  void submit(String id, String method) throws IOException {
    submit(store, folders.root(), id, method);
  }

  SqliteJobStore store() {
    return store;
  }

  LocalExecutor executor() {
    return executor;
  }

  JobFolder folder(String id) {
    return folders.of(id);
  }

  Job job(String id) {
    return store.find(id).orElseThrow();
  }

  void awaitState(String id, JobState state) {
    await(
        () -> "job " + id + " to be " + state.wire() + ", it is " + job(id),
        () -> job(id).state() == state);
  }

  /** Waits until that attempt has a partial result: it is in the middle of the fit. */
  void awaitPartial(String id, int attempt) {
    await(
        () -> "a partial result of attempt " + attempt + " of " + job(id),
        () -> Files.exists(folder(id).attempt(attempt).partial()));
  }

  void awaitPublished(String id) {
    await(
        () -> "the published end of " + job(id),
        () -> Files.exists(folder(id).publishedFile("exit.json")));
  }

  static void await(Supplier<String> what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("waited in vain for " + what.get());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** The process that holds the job's lock. */
  ProcessHandle runner(String id) {
    long pid = folder(id).lockHolder().orElseThrow().pid();
    return ProcessHandle.of(pid).orElseThrow();
  }

  @Override
  public void close() {
    executor.close();
    for (Job job : store.list(OWNER)) {
      if (!job.state().ended()) {
        folder(job.id())
            .lockHolder()
            .flatMap(holder -> ProcessHandle.of(holder.pid()))
            .ifPresent(ProcessHandle::destroyForcibly);
      }
    }
    store.close();
  }
}

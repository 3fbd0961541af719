package org.drumlin.executor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.drumlin.cluster.Clusters;
import org.drumlin.cluster.Homes;
import org.drumlin.cluster.JavaImage;
import org.drumlin.cluster.Patience;
import org.drumlin.job.Job;
import org.drumlin.job.JobFolder;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.job.QueueFile;
import org.drumlin.runner.RunnerCommand;
import org.drumlin.slurm.ClusterSettings;
import org.drumlin.slurm.NodeJava;
import org.drumlin.slurm.SlurmFixture;
import org.drumlin.store.SqliteJobStore;

/** A server whose one cluster is a fixture's slurm. */
final class ClusterHub implements AutoCloseable {
  static final String CLUSTER = "ours";
  static final Patience PATIENCE =
      new Patience(
          Duration.ofSeconds(3),
          Duration.ofSeconds(60),
          Duration.ofSeconds(5),
          Duration.ofSeconds(20));

  final SqliteJobStore store;
  final JobFolders folders;
  final SlurmShell shell;
  final Clusters clusters;
  final ClusterSettings settings;
  private final RemoteExecutor executor;

  ClusterHub(Path folder, SlurmFixture slurm) throws IOException {
    this(folder, slurm, new NodeJava(NodeJava.Kind.PATH, System.getProperty("java.home")));
  }

  ClusterHub(Path folder, SlurmFixture slurm, NodeJava java) throws IOException {
    Path data = folder.resolve("hub");
    Files.createDirectories(data);
    settings =
        new ClusterSettings(
            CLUSTER,
            "",
            "",
            0,
            "",
            List.of(),
            folder.resolve("work").toString(),
            ClusterSettings.SLURM,
            java,
            Duration.ofSeconds(1));
    store = SqliteJobStore.open(data, InstantSource.system());
    folders = new JobFolders(data.resolve("jobs"));
    shell = new SlurmShell(slurm);
    clusters = new Clusters(() -> List.of(settings), one -> shell, InstantSource.system());
    Homes homes = new Homes(RunnerCommand.standard().jar(), new JavaImage(folder.resolve("java")));
    executor =
        RemoteExecutor.start(store, folders, new ClusterWork(clusters, homes, PATIENCE), "test");
  }

  Job job(String id) {
    return store.find(id).orElseThrow();
  }

  JobFolder folder(String id) {
    return folders.of(id);
  }

  /** A fit of the polymer blend, with what is asked of the queue. */
  void submit(String id, String method, String queue) throws IOException {
    TestHub.submit(
        store,
        folders.root(),
        id,
        method,
        CLUSTER,
        folder -> QueueFile.write(folder, Json.readObject(queue)));
  }

  void submit(String id, String method) throws IOException {
    submit(id, method, "{\"cpus\": 1, \"memory\": \"400M\", \"walltime\": \"00:10:00\"}");
  }

  void await(String id, JobState state) {
    TestHub.await(() -> "it to be " + state + ": " + job(id), () -> job(id).state() == state);
    if (state == JobState.FINISHED || state == JobState.STOPPED || state == JobState.FAILED) {
      TestHub.await(
          () -> "its published end", () -> Files.exists(folder(id).publishedFile("exit.json")));
    }
  }

  void recheck() {
    executor.recheck(CLUSTER);
  }

  @Override
  public void close() {
    executor.close();
    clusters.close();
    store.close();
  }
}

package org.drumlin.executor;

import java.nio.file.Path;
import java.time.InstantSource;
import org.drumlin.runner.RunnerCommand;
import org.drumlin.store.SqliteJobStore;

/** A hub of a store and an executor alone, in a process that a test may kill. */
final class HubMain {
  private HubMain() {}

  /**
   * @param arguments the data folder; the runner's jar is in the system property
   */
  public static void main(String[] arguments) throws InterruptedException {
    Path data = Path.of(arguments[0]);
    try (SqliteJobStore store = SqliteJobStore.open(data, InstantSource.system());
        LocalExecutor executor =
            LocalExecutor.start(
                store,
                new JobFolders(data.resolve("jobs")),
                RunnerCommand.standard(),
                ExecutorSettings.slots(1))) {
      System.out.println("up, " + executor.active() + " active");
      Thread.currentThread().join();
    }
  }
}

package org.drumlin.store;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

final class SqliteJobStoreTraceTest extends JobStoreTrace {
  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private int stores;

  @Override
  JobStore openEmpty(QueueRules rules) {
    return SqliteJobStore.open(folder.resolve("store" + stores++), clock, rules);
  }

  @Override
  void pass(Duration time) {
    clock.pass(time);
  }
}

package org.drumlin.store;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class RedisJobStoreTraceTest extends JobStoreTrace {
  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private final OpenRedisStores stores = new OpenRedisStores();

  @BeforeEach
  void start() throws Exception {
    stores.start(folder);
  }

  @AfterEach
  void end() {
    stores.close();
  }

  @Override
  JobStore openEmpty(QueueRules rules) {
    return stores.openEmpty(rules, clock);
  }

  @Override
  void pass(Duration time) {
    clock.pass(time);
  }
}

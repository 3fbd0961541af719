package org.drumlin.store;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

final class RedisJobStoreTest extends JobStoreContract {
  @TempDir static Path folder;
  private static final OpenRedisStores STORES = new OpenRedisStores();
  private final MovableClock clock = new MovableClock();

  @BeforeAll
  static void start() throws Exception {
    STORES.start(folder);
  }

  @AfterAll
  static void end() {
    STORES.close();
  }

  @Override
  JobStore openEmpty(QueueRules rules) {
    return STORES.openEmpty(rules, clock);
  }

  @Override
  public void pass(Duration time) {
    clock.pass(time);
  }
}

package org.drumlin.app;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.drumlin.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps house while a server runs for months: soon after the start, and once a day. */
final class DailyTidying implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DailyTidying.class);

  private final Housekeeping housekeeping;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("tidying").factory());

  private DailyTidying(Housekeeping housekeeping) {
    this.housekeeping = housekeeping;
  }

  static DailyTidying start(Housekeeping housekeeping) {
    DailyTidying daily = new DailyTidying(housekeeping);
    daily.clock.scheduleWithFixedDelay(daily::tidy, 0, 1, TimeUnit.DAYS);
    return daily;
  }

  private void tidy() {
    try {
      housekeeping.tidy();
    } catch (IOException | StoreException e) {
      LOG.error("what nobody needs any more cannot be removed; tried again tomorrow", e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}

package org.drumlin.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.drumlin.app.config.ServerConfiguration;
import org.drumlin.app.config.StoreChoice;
import org.drumlin.http.WaitingRoom;
import org.drumlin.store.JobStore;
import org.drumlin.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a server's stores. After a power cut the server may be up before its Redis is: it waits,
 * and says so, where ending would leave it to whatever started it to try again, or not.
 */
final class StoreWait {
  private static final Logger LOG = LoggerFactory.getLogger(StoreWait.class);
  private static final Duration AGAIN = Duration.ofMillis(500);

  private StoreWait() {}

  /** What is open; the caller's to close, the jobs first. */
  record Opened(Stores stores, JobStore jobs) {}

  /**
   * Returns when they are open.
   *
   * @throws StoreException for a person, when waiting would not help
   */
  static Opened open(ServerConfiguration configuration) {
    String told = "";
    Optional<WaitingRoom> room = Optional.empty();
    try {
      while (true) {
        try {
          return opened(configuration);
        } catch (StoreException e) {
          String reason = String.valueOf(e.getMessage());
          // Another server on an SQLite folder does not go away by itself.
          if (!e.retryable() || configuration.store() instanceof StoreChoice.Sqlite) {
            throw e;
          }
          if (!reason.equals(told)) {
            LOG.warn("the server waits for its store: {}", reason);
            told = reason;
          }
        }
        if (room.isEmpty()) {
          room = Optional.of(WaitingRoom.open(configuration.http()));
          LOG.info("until then port {} says that it waits", room.orElseThrow().port());
        }
        LockSupport.parkNanos(AGAIN.toNanos());
      }
    } finally {
      room.ifPresent(WaitingRoom::close);
    }
  }

  private static Opened opened(ServerConfiguration configuration) {
    Stores stores = Stores.open(configuration);
    boolean opened = false;
    try {
      Opened both = new Opened(stores, stores.jobs());
      opened = true;
      return both;
    } finally {
      if (!opened) {
        stores.close();
      }
    }
  }
}

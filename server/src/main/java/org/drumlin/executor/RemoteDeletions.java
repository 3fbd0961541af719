package org.drumlin.executor;

import java.io.IOException;
import java.time.Duration;
import org.drumlin.remote.ServerException;
import org.drumlin.remote.TargetException;
import org.drumlin.remote.Targets;

/** Jobs deleted here while their server could not be told: told now and then until it is done. */
final class RemoteDeletions {
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final int NOT_ENDED = 409;

  private final String name;
  private final Targets targets;
  private long next = System.nanoTime();

  RemoteDeletions(String name, Targets targets) {
    this.name = name;
    this.targets = targets;
  }

  void work() throws TargetException, ServerException, IOException {
    if (System.nanoTime() - next < 0) {
      return;
    }
    next = System.nanoTime() + PAUSE.toNanos();
    for (String job : targets.deletions(name)) {
      try {
        targets.client(name).delete(job);
        targets.deletedThere(name, job);
      } catch (ServerException e) {
        if (e.status() == NOT_ENDED) {
          targets.client(name).stop(job);
        } else if (e.notFound() && e.fromDrumlin()) {
          targets.deletedThere(name, job);
        } else {
          throw e;
        }
      }
    }
  }
}

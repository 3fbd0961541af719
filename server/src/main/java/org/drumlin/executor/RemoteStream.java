package org.drumlin.executor;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import org.drumlin.job.JobEvent;
import org.drumlin.remote.EventListener;
import org.drumlin.remote.ServerClient;
import org.drumlin.remote.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one stream of a server's events, while there are jobs to hear of: goes on behind the last
 * event after a break. Jobs are looked at one by one when it opens (what is gone sends no event),
 * every few seconds while it is broken, and seldom beside it. For the site's thread.
 */
final class RemoteStream {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteStream.class);
  private static final Duration BETWEEN_OPENINGS = Duration.ofSeconds(5);
  private static final Duration LOOK_WITHOUT = Duration.ofSeconds(5);
  private static final Duration LOOK_BESIDE = Duration.ofSeconds(60);
  private static final Duration LOOK_FOR_RESULTS = Duration.ofSeconds(1);

  private final Map<String, RemoteJob> jobs;
  private final BlockingQueue<Runnable> inbox;
  private Optional<Subscription> subscription = Optional.empty();
  private boolean connected;
  private long place;
  private long opened = System.nanoTime() - BETWEEN_OPENINGS.toNanos();
  private long looked = System.nanoTime();

  RemoteStream(Map<String, RemoteJob> jobs, BlockingQueue<Runnable> inbox) {
    this.jobs = jobs;
    this.inbox = inbox;
  }

  /** Opens it when it is not, and sees to it that jobs are looked at now and then. */
  void keep(ServerClient server) {
    long now = System.nanoTime();
    if (subscription.isEmpty() && now - opened >= BETWEEN_OPENINGS.toNanos()) {
      opened = now;
      subscription = Optional.of(server.events(new Heard(), place));
    }
    if (now - looked >= pause().toNanos()) {
      looked = now;
      jobs.values().forEach(RemoteJob::lookAgain);
    }
  }

  private Duration pause() {
    if (jobs.values().stream().anyMatch(RemoteJob::ending)) {
      return LOOK_FOR_RESULTS;
    }
    return connected ? LOOK_BESIDE : LOOK_WITHOUT;
  }

  void close() {
    subscription.ifPresent(Subscription::close);
    subscription = Optional.empty();
    connected = false;
    opened = System.nanoTime() - BETWEEN_OPENINGS.toNanos();
  }

  private void broken() {
    close();
    // A proxy that ends streams at once must not be asked for the next one at once.
    opened = System.nanoTime();
    jobs.values().forEach(RemoteJob::lookAgain);
  }

  private void event(JobEvent event) {
    place = Math.max(place, event.seq());
    for (RemoteJob job : jobs.values()) {
      if (job.idThere().equals(event.job())) {
        try {
          job.heard(event);
        } catch (IOException e) {
          LOG.warn("job {}: an event that cannot be read is left out", job.held().id(), e);
        }
      }
    }
  }

  /** One opening of the stream, heard on its own thread. */
  private final class Heard implements EventListener {
    private volatile boolean over;

    @Override
    public void event(JobEvent event) {
      inbox.add(() -> RemoteStream.this.event(event));
    }

    @Override
    public void connected() {
      inbox.add(() -> {
        connected = subscription.isPresent() && !over;
        jobs.values().forEach(RemoteJob::lookAgain);
      });
    }

    @Override
    public void disconnected() {
      inbox.add(() -> {
        if (!over) {
          over = true;
          broken();
        }
      });
    }
  }
}

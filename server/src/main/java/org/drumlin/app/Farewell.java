package org.drumlin.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.drumlin.app.config.ServerConfiguration;
import org.drumlin.app.config.StoreChoice;
import org.drumlin.auth.AccountException;
import org.drumlin.auth.Administration;
import org.drumlin.auth.User;
import org.drumlin.job.Job;
import org.drumlin.store.ContentStore;
import org.drumlin.store.FolderTree;
import org.drumlin.store.JobStore;
import org.drumlin.store.StoreException;

/**
 * Takes an account away with all that is its user's: fits, uploads, sessions, tokens. The account
 * goes last, so that what was interrupted can be done again.
 */
record Farewell(ServerConfiguration configuration, Stores stores, Administration people) {
  /** How long servers have to end the fits they have at work. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Duration LOOK = Duration.ofMillis(200);

  /**
   * Deletes it all, for good.
   *
   * @return how many fits it had
   * @throws IOException for a person, when fits are at work still; the account is disabled then
   */
  int from(User user, String by) throws IOException, AccountException {
    int count = 0;
    try (JobStore jobs = jobs()) {
      people.disable(user.id(), true, by);
      // One that was being handed in meanwhile is found the next time round.
      for (List<Job> all = jobs.list(user.id()); !all.isEmpty(); all = jobs.list(user.id())) {
        stop(jobs, user);
        for (Job job : all) {
          jobs.delete(job.id());
          FolderTree.delete(folder("jobs").resolve(job.id()));
          count++;
        }
      }
    }
    new ContentStore(folder("files"), configuration.quotas().upload()).drop(user.id());
    people.remove(user.id(), by);
    return count;
  }

  private void stop(JobStore jobs, User user) throws IOException {
    jobs.list(user.id()).stream()
        .filter(job -> !job.state().ended())
        .forEach(job -> jobs.requestStop(job.id()));
    long end = System.nanoTime() + (sqlite() ? 0 : PATIENCE.toNanos());
    long left = atWork(jobs, user);
    while (left > 0 && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(LOOK.toNanos());
      left = atWork(jobs, user);
    }
    if (left > 0) {
      throw new IOException(
          "%d of the fits of %s are at work still; the server was asked to stop them. The account is"
                  .formatted(left, user.name())
              + " disabled. Give this command again when they have ended.");
    }
  }

  private static long atWork(JobStore jobs, User user) {
    return jobs.list(user.id()).stream().filter(job -> !job.state().ended()).count();
  }

  private JobStore jobs() {
    try {
      return stores.jobs();
    } catch (StoreException e) {
      if (!sqlite()) {
        throw e;
      }
      throw new StoreException(
          "With SQLite an account is deleted while the server is stopped. " + e.getMessage(),
          e,
          e.retryable());
    }
  }

  private boolean sqlite() {
    return configuration.store() instanceof StoreChoice.Sqlite;
  }

  private Path folder(String name) {
    return configuration.data().resolve(name);
  }
}

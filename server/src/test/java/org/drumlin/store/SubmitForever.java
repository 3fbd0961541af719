package org.drumlin.store;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.drumlin.job.Job;

/** Submits jobs until it is killed; prints each one's id once it is acknowledged. */
final class SubmitForever {
  private SubmitForever() {}

  public static void main(String[] args) {
    SqliteJobStore store = SqliteJobStore.open(Path.of(args[0]), InstantSource.system());
    String run = args[1];
    for (int i = 0; ; i++) {
      String id = run + "-" + i;
      store.submit(new NewJob(id, "anna", "", "lm", List.of(), Optional.of(id), id, Job.HERE, 0));
      System.out.println(id);
      if (i % 3 == 0) {
        Lease lease = store.claim(Job.HERE, "w", TestedStore.LEASE).orElseThrow().lease();
        store.running(lease);
      }
    }
  }
}

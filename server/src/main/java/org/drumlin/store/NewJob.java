package org.drumlin.store;

import java.util.List;
import java.util.Optional;

/**
 * A job to be.
 *
 * @param id names the job's folder; never used before
 * @param owner whose it is
 * @param title what the scientist calls it; may be empty
 * @param method the fit's method
 * @param models the models' names, in the document's order
 * @param idempotencyKey the caller's own name for this submission, when it gave one
 * @param digest of what was submitted: the same key with another digest is a conflict
 * @param target where it is to be computed: {@link org.drumlin.job.Job#HERE}, or a target's name
 * @param priority among its owner's own jobs: higher goes first; 0 is usual
 */
public record NewJob(
    String id,
    String owner,
    String title,
    String method,
    List<String> models,
    Optional<String> idempotencyKey,
    String digest,
    String target,
    int priority) {

  public NewJob {
    models = List.copyOf(models);
  }
}

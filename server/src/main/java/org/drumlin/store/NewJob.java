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
 */
public record NewJob(
    String id,
    String owner,
    String title,
    String method,
    List<String> models,
    Optional<String> idempotencyKey,
    String digest) {

  public NewJob {
    models = List.copyOf(models);
  }
}

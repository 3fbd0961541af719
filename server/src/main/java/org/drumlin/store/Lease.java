package org.drumlin.store;

/**
 * The right to write to a job.
 *
 * @param fence grows with every lease of the job; a write with an older one is refused
 */
public record Lease(String jobId, int attempt, long fence, String worker) {}

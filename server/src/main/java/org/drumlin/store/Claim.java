package org.drumlin.store;

import org.drumlin.job.Job;

/** A job and the lease to work on it. */
public record Claim(Lease lease, Job job) {}

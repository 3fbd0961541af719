package org.drumlin.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What one user has this server to do.
 *
 * @param queued how many jobs wait
 * @param running how many are being worked on, from starting to stopping
 * @param oldest when the oldest of those that wait was submitted
 */
public record QueueEntry(String owner, int queued, int running, Optional<Instant> oldest) {}

package org.drumlin.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.drumlin.job.Contact;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.drumlin.job.Progress;

/**
 * Every job, its state, and what happened to it. A job's state changes only here, and each change
 * is stored in one step with its event. What a method returns from is on disk.
 *
 * <p>Who works on a job holds a {@link Lease}: it runs out unless kept up, and every write carries
 * its fence number, so that a worker thought dead can do no harm when it wakes up. The clock is the
 * store's own. Safe for any number of threads; methods throw {@link StoreException} when the store
 * itself fails.
 */
public interface JobStore extends AutoCloseable {

  /** How many attempts a job has before infrastructure faults fail it: the first and two more. */
  int MAX_ATTEMPTS = 3;

  /** How often in a row a job's worker may be lost with no progress in between. */
  int MAX_STALLS = 2;

  /**
   * Adds a queued job. The same owner's same idempotency key gives the job that is there already,
   * deleted ones excepted; so does the same id, so that asking again is harmless.
   */
  Submitted submit(NewJob job);

  // ---- work: whoever runs fits ----

  /**
   * Takes the next of that target's queued jobs: the turn is with the user who was served longest
   * ago, and of that user's jobs the most urgent goes first, then the oldest. Its next attempt is
   * starting, and the caller holds its lease. Who runs as many jobs here as the {@link QueueRules}
   * allow is passed over.
   */
  Optional<Claim> claim(String target, String worker, Duration lease);

  /**
   * Takes over a job of that target whose lease ran out, or was given up, in the attempt and state
   * it is in. The caller finds out from the job's folder whether its runner lives, ended, or died.
   *
   * <p>A job of this server whose worker was lost (its lease ran out) more than {@link #MAX_STALLS}
   * times since the last progress is failed instead, with the last lines of its log: it takes down
   * whoever works on it. Of jobs at other places only the watching is lost, so they are exempt.
   */
  Optional<Claim> takeOver(String target, String worker, Duration lease);

  /**
   * Keeps a lease up. The job as it is now (a stop may be asked for), or empty: the lease is lost.
   */
  Optional<Job> heartbeat(Lease lease, Duration duration);

  /** The runner works: starting becomes running. Already so, or stopping, is no fault. */
  Written running(Lease lease);

  /** Replaces the job's last progress; kept is only the newest, and its event. */
  Written progress(Lease lease, Progress progress);

  /** Says what the job waits for, and how the contact to where it is computed stands. */
  Written remark(Lease lease, String message, Optional<Contact> contact);

  /** There is a new partial result to fetch. */
  Written partialResult(Lease lease);

  /** A line for the job's log. */
  Written log(Lease lease, String text);

  /**
   * Ends the job: from now on this attempt's outputs are the published ones. The first attempt to
   * get here wins; the same lease again is told {@link Written#ALREADY}.
   */
  Written publish(Lease lease, Ending ending);

  /**
   * The runner or its machine died: queued again for the next attempt. After {@link #MAX_ATTEMPTS},
   * not counting those that were given back, it is failed, and when a stop was asked for it is
   * cancelled, both with the reason as message.
   */
  Written requeue(Lease lease, String reason);

  /**
   * The runner ended in order before its fit did, because its server goes away: queued again, and
   * the attempt counts for no fault. When a stop was asked for the job is cancelled.
   */
  Written giveBack(Lease lease, String reason);

  /** Lets the lease run out now, so that another worker (the next start) need not wait for it. */
  void release(Lease lease);

  // ---- what people ask for ----

  /**
   * Asks for a job's end: a queued one is cancelled, one at work is stopping until its worker
   * publishes. Ended jobs stay as they are. Empty: no such job.
   */
  Optional<Job> requestStop(String id);

  /** Removes an ended job and its events. */
  Deletion delete(String id);

  /** The job, whoever owns it. */
  Optional<Job> find(String id);

  /** The job, if it is that owner's. */
  Optional<Job> find(String owner, String id);

  /** The job that an owner's idempotency key gave before. */
  Optional<Job> known(String owner, String idempotencyKey);

  /** An owner's jobs, newest first. */
  List<Job> list(String owner);

  /** How many jobs are in that state, whoever owns them. */
  int count(JobState state);

  /** How many jobs an owner has, ended ones too. */
  int count(String owner);

  /** What this server has to do for whom: each user with work, by name. */
  List<QueueEntry> queue();

  // ---- events ----

  /** Events of an owner's jobs, or of all, with a sequence above {@code after}, oldest first. */
  EventPage events(EventQuery query);

  /** Sequence of the newest event; 0 when there was none. */
  long lastSequence();

  /**
   * Waits for an event above {@code after}, at most that long.
   *
   * @return the newest sequence
   */
  long awaitEvents(long after, Duration timeout) throws InterruptedException;

  /** Drops the oldest events, but for that many; who asks for them is told so. */
  void trimEvents(int keep);

  @Override
  void close();
}

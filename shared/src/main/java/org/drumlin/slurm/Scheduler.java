package org.drumlin.slurm;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.drumlin.shell.Ran;

/**
 * A kind of queue: the bash that a shell runs on its login node, and what the answers mean. Knows
 * no connection and keeps no state. No answer is never taken for one: where a command failed, what
 * comes back is "unknown".
 */
public interface Scheduler {

  /** Its name in settings, such as {@code slurm}. */
  String name();

  /** The job's script, whole; also what a preview shows. */
  String script(BatchRequest request, Ticket ticket, List<String> program);

  /**
   * Bash that hands in {@code job.sh}, which lies in the ticket's folder, once: where {@code jobid}
   * says that it was, it is not handed in again.
   */
  String submit(BatchRequest request, Ticket ticket);

  /** What came of {@link #submit}. */
  Submitted submitted(Ran ran);

  /** Bash that only asks whether such a script would be taken. */
  String tryOut(String script);

  /** What came of {@link #tryOut}. */
  Trial tried(Ran ran);

  /**
   * The answer to a trial.
   *
   * @param message what the scheduler says, in plain words
   */
  record Trial(boolean ok, String message) {}

  /** Bash that lists all jobs of whoever runs it: one for all, however many. */
  String queue();

  /** The jobs listed; empty when the answer is none, so nothing is known. */
  Optional<List<QueueEntry>> queue(Ran ran);

  /**
   * A job looked for in the scheduler's memory.
   *
   * @param id as it was known; empty when it never was
   * @param name as submitted
   */
  record Wanted(String id, String name) {}

  /** Bash that looks for jobs which the queue does not show. */
  String records(Collection<Wanted> jobs);

  /** What came of {@link #records(Collection)}. */
  Records records(Ran ran);

  /** Bash that asks fits to end with what they have. */
  String askToStop(Collection<String> ids);

  /** Bash that takes jobs out of the queue, or ends them. */
  String cancel(Collection<String> ids);

  /** Bash that asks what the cluster offers. */
  String facts();

  /** What came of {@link #facts()}; empty when the scheduler itself did not answer. */
  Optional<ClusterFacts> facts(Ran ran);
}

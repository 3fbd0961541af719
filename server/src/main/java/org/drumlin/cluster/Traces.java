package org.drumlin.cluster;

import java.util.Optional;
import java.util.OptionalInt;
import org.drumlin.job.Exit;

/**
 * What one look at a cluster showed of one job.
 *
 * @param id the scheduler's, as the file {@code jobid} in the job's folder says; may be empty
 * @param claimed whether its script ever began
 * @param script the exit code that the script wrote down; empty while it has not ended
 * @param exit how the runner says that the attempt ended; empty while it has not
 * @param paused whether the runner kept the fit's state to go on from, and ended
 * @param queue what the queue of live jobs says
 * @param records what accounting says, and the controller's memory
 */
public record Traces(
    String id,
    boolean claimed,
    OptionalInt script,
    Optional<Exit> exit,
    boolean paused,
    Sighting queue,
    Sighting records) {

  /** Nothing was seen, for nothing was looked at. */
  static Traces none() {
    return new Traces(
        "",
        false,
        OptionalInt.empty(),
        Optional.empty(),
        false,
        new Sighting.Unknown(),
        new Sighting.Unasked());
  }
}

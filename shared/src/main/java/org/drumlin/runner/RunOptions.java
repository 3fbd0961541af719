package org.drumlin.runner;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.drumlin.engine.EngineWish;

/**
 * What the runner's command line says of one fit.
 *
 * @param attempt given by a hub, which publishes; without, the folder is the runner's own
 * @param engine instead of the document's
 * @param checkpoint how often the fit's state is kept
 * @param resume the fit goes on from an earlier state or fails: it never starts anew
 * @param pauseOnSignal a signal leaves the fit to another attempt instead of ending it
 */
record RunOptions(
    OptionalInt attempt,
    int threads,
    Optional<EngineWish> engine,
    Duration checkpoint,
    boolean resume,
    boolean pauseOnSignal) {
  /** bumps' own. */
  static final Duration USUAL_CHECKPOINT = Duration.ofSeconds(300);
}

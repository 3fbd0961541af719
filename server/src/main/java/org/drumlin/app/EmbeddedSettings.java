package org.drumlin.app;

import java.nio.file.Path;
import org.drumlin.runner.RunnerCommand;

/**
 * What an embedded server is started with.
 *
 * @param dataDir everything it keeps: jobs, uploads, its store, its log; made when needed
 * @param runner how fits and curves are computed
 * @param capacity how many fits at once, and whether at all
 */
public record EmbeddedSettings(Path dataDir, RunnerCommand runner, Capacity capacity) {

  /**
   * What may change while the server runs.
   *
   * @param slots fits at once, at least 1
   * @param threads of each fit, at least 1
   * @param fitOnThisComputer whether new fits are started; those at work go on either way
   */
  public record Capacity(int slots, int threads, boolean fitOnThisComputer) {
    public Capacity {
      if (slots < 1 || threads < 1) {
        throw new IllegalArgumentException("slots and threads are at least 1");
      }
    }

    /** One fit at a time, with all processors. */
    public static Capacity standard() {
      return new Capacity(1, Runtime.getRuntime().availableProcessors(), true);
    }
  }

  /** The installed runner, one fit at a time. */
  public static EmbeddedSettings standard(Path dataDir) {
    return new EmbeddedSettings(dataDir, RunnerCommand.standard(), Capacity.standard());
  }
}

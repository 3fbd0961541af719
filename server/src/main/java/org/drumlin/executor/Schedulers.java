package org.drumlin.executor;

import org.drumlin.shell.ShellException;
import org.drumlin.slurm.ClusterSettings;
import org.drumlin.slurm.Scheduler;
import org.drumlin.slurm.Slurm;

/** Which scheduler a cluster has. */
final class Schedulers {
  private Schedulers() {}

  /**
   * @throws ShellException when its name is not known
   */
  static Scheduler of(ClusterSettings settings) throws ShellException {
    if (settings.scheduler().equals(ClusterSettings.SLURM)) {
      return new Slurm();
    }
    throw new ShellException(
        ShellException.Kind.REFUSED,
        "The scheduler '"
            + settings.scheduler()
            + "' of "
            + settings.name()
            + " is not known. Choose slurm in its settings.");
  }
}

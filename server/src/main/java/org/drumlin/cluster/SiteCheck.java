package org.drumlin.cluster;

import org.drumlin.shell.Shell;
import org.drumlin.shell.ShellException;

/**
 * Something about a cluster that has to be so for fits to be computed there.
 *
 * @param name as the test's list shows it
 * @param look looks
 */
record SiteCheck(String name, Look look) {

  /** A look at the cluster. */
  @FunctionalInterface
  interface Look {
    /**
     * Looks.
     *
     * @throws ShellException when the connection does not hold
     */
    TestStep.Finding at(Shell shell) throws ShellException;
  }

  TestStep.Finding look(Shell shell) throws ShellException {
    return look.at(shell);
  }
}

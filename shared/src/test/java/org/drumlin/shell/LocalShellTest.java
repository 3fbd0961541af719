package org.drumlin.shell;

import java.nio.file.Path;

final class LocalShellTest extends ShellContract {
  @Override
  Shell shell() {
    return new LocalShell();
  }

  @Override
  Path there() {
    return here;
  }
}

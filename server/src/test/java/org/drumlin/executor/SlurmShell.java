package org.drumlin.executor;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.drumlin.shell.LocalShell;
import org.drumlin.shell.Ran;
import org.drumlin.shell.Shell;
import org.drumlin.shell.ShellException;
import org.drumlin.slurm.SlurmFixture;

/** This computer as one whose slurm is the fixture's, with a line that can be cut. */
final class SlurmShell implements Shell {
  private final LocalShell local = new LocalShell();
  private final SlurmFixture slurm;
  final AtomicInteger queueAsked = new AtomicInteger();
  final AtomicInteger loggedIn = new AtomicInteger();
  volatile boolean cut;

  SlurmShell(SlurmFixture slurm) {
    this.slurm = slurm;
    loggedIn.incrementAndGet();
  }

  private void line() throws ShellException {
    if (cut) {
      throw new ShellException(ShellException.Kind.UNREACHABLE, "The line is cut.");
    }
  }

  @Override
  public Ran run(String script, Duration patience) throws ShellException {
    line();
    if (script.contains("squeue")) {
      queueAsked.incrementAndGet();
    }
    Ran ran = local.run("export SLURM_CONF='" + slurm.conf() + "'\n" + script, patience);
    // What was asked may have been done; the answer is lost all the same.
    line();
    return ran;
  }

  @Override
  public void put(Path from, String to) throws ShellException {
    line();
    local.put(from, to);
  }

  @Override
  public void put(byte[] content, String to) throws ShellException {
    line();
    local.put(content, to);
  }

  @Override
  public InputStream read(String from, long offset) throws ShellException {
    line();
    return local.read(from, offset);
  }

  @Override
  public String name() {
    return "slurm";
  }

  @Override
  public void close() {
    local.close();
  }
}

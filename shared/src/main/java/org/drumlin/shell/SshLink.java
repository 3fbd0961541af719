package org.drumlin.shell;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The logins that lead to a host, one through the other; once broken it is not mended. */
final class SshLink implements AutoCloseable {
  private static final int OPEN_MS = 20_000;
  private static final int TRIES = 20;
  private static final Duration FULL = Duration.ofMillis(100);

  private final List<Leg> legs = new ArrayList<>();
  private final Slots slots = new Slots();

  private SshLink() {}

  static SshLink open(
      List<Hop> route,
      HostKeys keys,
      Questions questions,
      SecretStore secrets,
      Consumer<Passed> passed)
      throws ShellException {
    SshLink link = new SshLink();
    try {
      for (Hop hop : route) {
        Session before = link.legs.isEmpty() ? null : link.legs.getLast().session();
        link.legs.add(Leg.open(hop, before, keys, new Asking(questions), secrets, passed));
      }
      return link;
    } catch (ShellException | RuntimeException e) {
      link.close();
      throw e;
    }
  }

  boolean alive() {
    return legs.stream().allMatch(Leg::alive);
  }

  Hop hop() {
    return legs.getLast().hop();
  }

  /**
   * Starts a framed script.
   *
   * @param patience for a free slot
   * @param seconds after which the host itself ends it; 0: never
   * @param stream whether its standard output is to be read as it comes
   * @return empty when the link turns out to be broken, and nothing was started
   */
  Optional<Exec> start(Frame frame, Duration patience, long seconds, boolean stream)
      throws ShellException {
    for (int i = 1; ; i++) {
      take(patience);
      boolean kept = false;
      try {
        Exec exec = open(frame, seconds, stream);
        kept = true;
        return Optional.of(exec);
      } catch (JSchException | IOException e) {
        if (!alive() || e instanceof GoneException) {
          close();
          return Optional.empty();
        }
        if (i == TRIES || !full(e)) {
          throw SshWords.of(hop(), e);
        }
        kept = slots.shrink();
      } finally {
        if (!kept) {
          slots.release();
        }
      }
      // The command before may be over here and not yet there.
      LockSupport.parkNanos(FULL.toNanos());
    }
  }

  private Exec open(Frame frame, long seconds, boolean stream) throws JSchException, IOException {
    ChannelExec channel = (ChannelExec) legs.getLast().session().openChannel("exec");
    if (channel == null) {
      // The library's way to say that the line broke while it was asked.
      throw new GoneException();
    }
    channel.setCommand(frame.command(seconds));
    Exec exec = new Exec(this, channel, slots, frame, stream);
    channel.connect(OPEN_MS);
    try {
      exec.send(frame.script());
      return exec;
    } catch (IOException e) {
      exec.cut();
      throw e;
    }
  }

  private void take(Duration patience) throws ShellException {
    try {
      if (!slots.take(patience)) {
        throw new ShellException(
            ShellException.Kind.TIMEOUT,
            hop().name() + " is busy with other commands of ours: try again.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ShellException(
          ShellException.Kind.TIMEOUT, "A command on " + hop().name() + " was not waited for.", e);
    }
  }

  @Override
  public void close() {
    legs.reversed().forEach(Leg::close);
  }

  /** What sshd's MaxSessions looks like from here. */
  private static boolean full(Exception e) {
    return String.valueOf(e.getMessage()).contains("channel is not opened");
  }

  /** The line is not there any more. */
  private static final class GoneException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}

package org.drumlin.shell;

import com.jcraft.jsch.ChannelExec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.drumlin.shell.ShellException.Kind;

/** A framed script that runs over SSH. */
final class Exec implements AutoCloseable {
  private static final Duration END = Duration.ofSeconds(5);

  private final SshLink link;
  private final ChannelExec channel;
  private final Slots slots;
  private final boolean stream;
  private final Framed out;
  private final Framed err;
  private final InputStream in;
  private final OutputStream input;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Before the channel is connected. */
  Exec(SshLink link, ChannelExec channel, Slots slots, Frame frame, boolean stream)
      throws IOException {
    this.link = link;
    this.channel = channel;
    this.slots = slots;
    this.stream = stream;
    out = new Framed(frame);
    err = new Framed(frame);
    if (stream) {
      in = channel.getInputStream();
    } else {
      in = InputStream.nullInputStream();
      channel.setOutputStream(out);
    }
    channel.setErrStream(err);
    input = channel.getOutputStream();
  }

  InputStream in() {
    return in;
  }

  /** What the script said on standard error. */
  String said() {
    return err.text().strip();
  }

  void send(byte[] bytes) throws IOException {
    send(bytes, bytes.length);
  }

  void send(byte[] bytes, int length) throws IOException {
    input.write(bytes, 0, length);
    input.flush();
  }

  void sent() throws IOException {
    input.close();
  }

  /** Breaks it off: whoever waits for it gets an error. */
  void cut() {
    channel.disconnect();
  }

  /**
   * Waits for its end.
   *
   * @param patience from now on
   */
  Ran finish(Duration patience) throws ShellException {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      OptionalInt code = out.code().get(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (code.isEmpty()) {
        throw broken();
      }
      err.code().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (code.getAsInt() == Frame.MANGLED) {
        throw new ShellException(
            Kind.REFUSED,
            "A start file of "
                + name()
                + " (~/.bashrc) reads what is meant for a command: let it end at once where no"
                + " person is: [[ $- == *i* ]] || return");
      }
      return new Ran(code.getAsInt(), out.text(), err.text());
    } catch (TimeoutException e) {
      throw new ShellException(
          Kind.TIMEOUT,
          "A command on " + name() + " took longer than " + patience.toSeconds() + " s.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ShellException(Kind.TIMEOUT, "A command on " + name() + " was not waited for.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Why the end of it did not come. */
  ShellException broken() {
    long deadline = System.nanoTime() + END.toNanos();
    while (!channel.isClosed() && link.alive() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(5_000_000);
    }
    if (link.alive() && channel.getExitStatus() >= 0 && !stream) {
      return ended(channel.getExitStatus());
    }
    return new ShellException(
        Kind.UNREACHABLE,
        "The connection to " + name() + " broke; it is made again when it can be.");
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      channel.disconnect();
      slots.release();
    }
  }

  private ShellException ended(int status) {
    if (out.begun()) {
      return new ShellException(
          status == 124 || status == 137 ? Kind.TIMEOUT : Kind.UNREACHABLE,
          "A command on " + name() + " was ended there before it was done.");
    }
    String said = (out.raw() + err.raw()).strip();
    return new ShellException(
        Kind.REFUSED,
        name()
            + " runs no commands ("
            + (said.isEmpty() ? "it says nothing" : said.lines().reduce((a, b) -> b).orElse(""))
            + "): a login shell and bash are needed there.");
  }

  private String name() {
    return link.hop().name();
  }
}

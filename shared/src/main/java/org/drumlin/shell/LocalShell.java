package org.drumlin.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** This computer, as whoever runs this program. */
public final class LocalShell implements Shell {

  @Override
  public Ran run(String script, Duration patience) throws ShellException {
    Frame frame = new Frame(script);
    Framed out = new Framed(frame);
    Framed err = new Framed(frame);
    Process process = start(frame);
    Thread.ofVirtual().start(() -> pump(process.getInputStream(), out));
    Thread.ofVirtual().start(() -> pump(process.getErrorStream(), err));
    try {
      long deadline = System.nanoTime() + patience.toNanos();
      OptionalInt code = out.code().get(patience.toNanos(), TimeUnit.NANOSECONDS);
      err.code().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (code.isEmpty()) {
        throw new ShellException(
            ShellException.Kind.UNREACHABLE,
            "A command on this computer was ended from outside, or printed without end.");
      }
      return new Ran(code.getAsInt(), out.text(), err.text());
    } catch (TimeoutException e) {
      throw new ShellException(
          ShellException.Kind.TIMEOUT,
          "A command on this computer took longer than " + patience.toSeconds() + " s.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ShellException(
          ShellException.Kind.TIMEOUT, "A command on this computer was not waited for.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      end(process, out);
    }
  }

  @Override
  public void put(Path from, String to) throws ShellException {
    place(to, part -> Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING));
  }

  @Override
  public void put(byte[] content, String to) throws ShellException {
    place(to, part -> Files.write(part, content));
  }

  @Override
  public InputStream read(String from, long offset) throws ShellException {
    try {
      FileChannel channel = FileChannel.open(Path.of(from), StandardOpenOption.READ);
      channel.position(offset);
      return Channels.newInputStream(channel);
    } catch (NoSuchFileException e) {
      throw new ShellException(ShellException.Kind.NO_FILE, "There is no " + from + ".", e);
    } catch (IOException e) {
      throw words(from, e);
    }
  }

  @Override
  public String name() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "this computer";
    }
  }

  @Override
  public void close() {
    // Nothing stays open between two calls.
  }

  private static Process start(Frame frame) throws ShellException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "--noprofile", "--norc", "-c", frame.inner());
    builder.environment().remove("BASH_ENV");
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    try {
      Process process = builder.start();
      try (OutputStream input = process.getOutputStream()) {
        input.write(frame.script());
      }
      return process;
    } catch (IOException e) {
      throw new ShellException(
          ShellException.Kind.REFUSED,
          "This computer runs no bash, which clusters are worked with: " + e.getMessage(),
          e);
    }
  }

  /** What was left running on purpose, after the script's end, stays. */
  private static void end(Process process, Framed out) {
    if (out.code().getNow(OptionalInt.empty()).isEmpty()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void pump(InputStream from, Framed to) {
    try (from;
        to) {
      from.transferTo(to);
    } catch (IOException e) {
      // It was ended; what it said until then is there.
      to.close();
    }
  }

  @FunctionalInterface
  private interface Filling {
    void fill(Path part) throws IOException;
  }

  private static void place(String to, Filling filling) throws ShellException {
    Path target = Path.of(to);
    try {
      Path folder = target.toAbsolutePath().getParent();
      if (folder == null) {
        throw new NoSuchFileException(to);
      }
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "." + target.getFileName(), ".part");
      try {
        filling.fill(part);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
        Files.move(
            part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw words(to, e);
    }
  }

  private static ShellException words(String path, IOException e) {
    String why =
        e instanceof AccessDeniedException
            ? "permission denied"
            : e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : e.getMessage();
    return new ShellException(
        ShellException.Kind.REFUSED, path + " on this computer: " + why + ".", e);
  }
}

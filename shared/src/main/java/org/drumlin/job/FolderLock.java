package org.drumlin.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The sign of a live runner: a lock on the folder's file {@code lock} that the operating system
 * takes back when the process ends, however it ends. The file says who holds it. The locked byte
 * lies far behind the text, so that the text stays readable where locks are mandatory.
 */
public final class FolderLock implements AutoCloseable {
  /** Linux tells a process's start from a boot time in whole seconds. */
  private static final Duration START_UNSURE = Duration.ofSeconds(2);

  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final FileChannel channel;
  private final FileLock lock;

  private FolderLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Who holds a lock, as the holder wrote it.
   *
   * @param host the machine or container that the process id belongs to
   */
  public record Holder(long pid, int attempt, Instant since, String host) {
    /** Whether the process, if it lives, is one of this machine. */
    public boolean here() {
      return host.equals(ThisHost.name());
    }
  }

  /** Takes the lock; empty when another process, or this one, has it. */
  static Optional<FolderLock> take(Path file, int attempt) throws IOException {
    Optional<FolderLock> taken = heldHere(file) ? Optional.empty() : tryLock(file);
    if (taken.isPresent()) {
      ObjectNode who =
          Json.object()
              .put("pid", ProcessHandle.current().pid())
              .put("attempt", attempt)
              .put("since", Instant.now().toString())
              .put("host", ThisHost.name());
      FileChannel channel = taken.orElseThrow().channel;
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(Json.line(who).getBytes(StandardCharsets.UTF_8)), 0);
    }
    return taken;
  }

  /** Whether a live process holds the lock. */
  static boolean held(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    if (heldHere(file)) {
      return true;
    }
    Optional<FolderLock> taken = tryLock(file);
    if (taken.isPresent()) {
      taken.orElseThrow().close();
      return false;
    }
    return true;
  }

  /** Who holds the lock, or held it last. */
  static Optional<Holder> holder(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      ObjectNode node = Json.readObject(Files.readAllBytes(file));
      return Optional.of(
          new Holder(
              node.path("pid").asLong(),
              node.path("attempt").asInt(1),
              Json.instant(node, "since").orElse(Instant.EPOCH),
              node.path("host").asText(ThisHost.name())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether this very process holds it. Asked before the file is opened: closing any channel on a
   * file drops all of a process's POSIX locks on it.
   */
  private static boolean heldHere(Path file) {
    Instant began =
        ProcessHandle.current()
            .info()
            .startInstant()
            .map(start -> start.minus(START_UNSURE))
            .orElse(Instant.EPOCH);
    return holder(file)
        .filter(holder -> holder.here() && holder.pid() == ProcessHandle.current().pid())
        .filter(holder -> !holder.since().isBefore(began))
        .isPresent();
  }

  private static Optional<FolderLock> tryLock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock != null) {
        return Optional.of(new FolderLock(channel, lock));
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      return Optional.empty();
    }
    channel.close();
    return Optional.empty();
  }

  /** Whether it is still held. */
  public boolean isHeld() {
    return lock.isValid();
  }

  @Override
  public void close() throws IOException {
    channel.truncate(0);
    lock.release();
    channel.close();
  }
}

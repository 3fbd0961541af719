package org.drumlin.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second hub off a data folder. The operating system drops the lock on {@code hub.lock}
 * with the process, so a killed hub leaves nothing to clean up. Who holds it stands in a second
 * file: on POSIX, merely reading and closing the locked file would drop the lock.
 */
final class DataFolderLock implements AutoCloseable {
  private final FileChannel channel;
  private final Path holder;

  private DataFolderLock(FileChannel channel, Path holder) {
    this.channel = channel;
    this.holder = holder;
  }

  static DataFolderLock take(Path folder) {
    Path holder = folder.resolve("hub.pid");
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      String there = Files.exists(holder) ? Files.readString(holder).strip() : "";
      if (there.equals(self())) {
        throw taken(folder, there); // without opening the lock, which would drop it
      }
      channel =
          FileChannel.open(
              folder.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw taken(folder, there);
      }
      Files.writeString(holder, self() + "\n");
      return new DataFolderLock(channel, holder);
    } catch (IOException e) {
      closeQuietly(channel);
      throw new StoreException("The data folder " + folder + " cannot be used: " + e, e, false);
    }
  }

  private static StoreException taken(Path folder, String holder) {
    return new StoreException(
        "Drumlin is already running on "
            + folder
            + (holder.isEmpty() ? "" : " (" + holder + ")")
            + ". Use its window, or close it first.",
        null,
        true);
  }

  /** This process, told apart from an earlier one of the same number. */
  private static String self() {
    ProcessHandle me = ProcessHandle.current();
    return "process "
        + me.pid()
        + ", started "
        + me.info().startInstant().map(Instant::toString).orElse("?");
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // The failure that brought us here is the one to tell.
      }
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(holder);
    } catch (IOException e) {
      // A left-over name does no harm: the lock decides.
    }
    closeQuietly(channel);
  }
}

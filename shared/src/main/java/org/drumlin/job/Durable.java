package org.drumlin.job;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are either whole or not there, also after a power cut. */
public final class Durable {
  private Durable() {}

  /** Writes a new file beside, forces it to disk, and renames it into place. */
  public static void write(Path file, byte[] bytes) throws IOException {
    replace(file, bytes, true);
    forceDirectory(file);
  }

  /** As {@link #write}, without waiting for the disk: for what may be lost with the machine. */
  public static void writeQuickly(Path file, byte[] bytes) throws IOException {
    replace(file, bytes, false);
  }

  /** Renames within a file system, replacing the target. */
  public static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("cannot rename " + from + " to " + to + " in one step", e);
    }
  }

  /** Forces the names in the file's directory to disk, where the system can. */
  static void forceDirectory(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null
        || directory.getFileSystem().supportedFileAttributeViews().contains("dos")
            && !directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void replace(Path file, byte[] bytes, boolean force) throws IOException {
    Path beside =
        file.resolveSibling(
            "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      if (force) {
        channel.force(true);
      }
    }
    move(beside, file);
  }
}

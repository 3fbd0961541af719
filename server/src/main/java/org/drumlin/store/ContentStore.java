package org.drumlin.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.drumlin.data.Sha256;

/**
 * Uploaded files, kept by who sent them and by their SHA-256: {@code files/USER/ab/ab12…}. A file
 * is there whole and with the digest it is named by, or not at all. Nobody can find out what others
 * have sent, so the same file of two users is kept twice.
 */
public final class ContentStore {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final Path root;
  private final long largest;

  /**
   * @param root its folder, made when needed
   * @param largest bytes a file may have
   */
  public ContentStore(Path root, long largest) {
    this.root = root;
    this.largest = largest;
  }

  /** What became of an upload. */
  public sealed interface Upload {
    /**
     * It is on disk.
     *
     * @param created false when it was there before
     */
    record Stored(long size, boolean created) implements Upload {}

    /** Its bytes have another digest; nothing was kept. */
    record Mismatch(String actual) implements Upload {}

    /** It has more bytes than a file may; nothing was kept. */
    record TooLarge(long largest) implements Upload {}
  }

  /** Whether text is a SHA-256 in lower-case hex. */
  public static boolean isDigest(String text) {
    return DIGEST.matcher(text).matches();
  }

  /** A user's file of that digest. */
  public Optional<Path> find(String user, String digest) {
    return isDigest(digest) && Files.isRegularFile(path(user, digest))
        ? Optional.of(path(user, digest))
        : Optional.empty();
  }

  /**
   * Reads the stream to its end and keeps it under the digest it must have.
   *
   * @param user id of who sends it
   * @param most bytes it may have, and no more than a file may have
   */
  public Upload put(String user, String digest, InputStream content, long most) throws IOException {
    long limit = Math.min(most, largest);
    if (!isDigest(digest)) {
      throw new IllegalArgumentException("not a SHA-256: " + digest);
    }
    Path target = path(user, digest);
    boolean known = Files.exists(target);
    Files.createDirectories(target.getParent());
    Path beside = Files.createTempFile(root, "upload-", ".tmp");
    try {
      Copied copied = copy(content, beside, limit);
      if (copied.size() > limit) {
        return new Upload.TooLarge(limit);
      }
      if (!copied.digest().equals(digest)) {
        return new Upload.Mismatch(copied.digest());
      }
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new Upload.Stored(copied.size(), !known);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** Removes all that a user has sent. */
  public void drop(String user) throws IOException {
    FolderTree.delete(root.resolve(user));
  }

  /**
   * Removes files not uploaded since then, and the rests of uploads that were cut off.
   *
   * @param rests how old these are at least: another server may be receiving them
   */
  public void dropOlderThan(Instant limit, Instant rests) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(root)) {
      for (Path child : children) {
        if (Files.isDirectory(child)) {
          dropOld(child, limit);
        } else {
          dropIfOlder(child, rests);
        }
      }
    }
  }

  private static void dropOld(Path folder, Instant limit) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        if (Files.isDirectory(child)) {
          dropOld(child, limit);
        } else {
          dropIfOlder(child, limit);
        }
      }
    }
  }

  private static void dropIfOlder(Path file, Instant limit) throws IOException {
    try {
      if (Files.getLastModifiedTime(file).compareTo(FileTime.from(limit)) <= 0) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // Another server was here first.
    }
  }

  private record Copied(long size, String digest) {}

  /** Stops one byte above the limit. */
  private static Copied copy(InputStream content, Path to, long limit) throws IOException {
    MessageDigest sha = Sha256.digest();
    long size = 0;
    byte[] block = new byte[1 << 16];
    try (FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
      int read;
      while (size <= limit && (read = content.read(block)) >= 0) {
        sha.update(block, 0, read);
        ByteBuffer buffer = ByteBuffer.wrap(block, 0, read);
        while (buffer.hasRemaining()) {
          size += out.write(buffer);
        }
      }
      out.force(true);
    }
    return new Copied(size, Sha256.hex(sha));
  }

  private Path path(String user, String digest) {
    return root.resolve(user).resolve(digest.substring(0, 2)).resolve(digest);
  }
}

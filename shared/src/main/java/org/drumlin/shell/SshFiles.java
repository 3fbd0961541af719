package org.drumlin.shell;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.drumlin.shell.ShellException.Kind;

/**
 * The scripts that move files over SSH, by commands instead of SFTP: they say why a disk refuses,
 * take names as they are, check what arrived, and work where start files break SFTP.
 */
final class SshFiles {
  static final int MISSING = 44;
  private static final int FORBIDDEN = 45;

  /** The bytes ended early: what is there is kept, to go on from. */
  static final int SHORT = 46;

  /** What is there is not what was sent, and is thrown away. */
  static final int DIFFERENT = 47;

  static final Duration CHECKING = Duration.ofMinutes(5);

  /** So small that asking where to go on takes longer than to send it again. */
  private static final long SMALL = 1 << 18;

  private SshFiles() {}

  /** Something to send, more than once if need be. */
  interface Content {
    InputStream open() throws IOException;

    long size() throws IOException;

    static Content of(byte[] bytes) {
      return new Content() {
        @Override
        public InputStream open() {
          return new ByteArrayInputStream(bytes);
        }

        @Override
        public long size() {
          return bytes.length;
        }
      };
    }

    static Content of(Path file) {
      return new Content() {
        @Override
        public InputStream open() throws IOException {
          return Files.newInputStream(file);
        }

        @Override
        public long size() throws IOException {
          return Files.size(file);
        }
      };
    }

    default boolean small() throws IOException {
      return size() <= SMALL;
    }

    default String sha256() throws IOException {
      try (DigestInputStream in =
          new DigestInputStream(open(), MessageDigest.getInstance("SHA-256"))) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(in.getMessageDigest().digest());
      } catch (NoSuchAlgorithmException e) {
        throw new UncheckedIOException(new IOException(e));
      }
    }
  }

  /** Prints how much of it is there from an earlier time. */
  static String begun(String to, String sha256, long size) {
    return names(to, sha256)
        + "n=$(stat -c %s -- \"$p\" 2>/dev/null) || n=0\n"
        + "if [ \"$n\" -gt "
        + size
        + " ]; then rm -f -- \"$p\"; n=0; fi\n"
        + "echo \"$n\"\n";
  }

  /** Takes the bytes from that offset on, and gives the file its name once it is whole. */
  static String receive(String to, String sha256, long size, long offset) {
    return names(to, sha256)
        + "mkdir -p -- \"$(dirname -- \"$t\")\" || exit 1\n"
        + "dd of=\"$p\" bs=64k iflag=fullblock oflag=seek_bytes seek="
        + offset
        + " conv=notrunc,fsync status=none || exit 1\n"
        + "if [ \"$(stat -c %s -- \"$p\")\" -lt "
        + size
        + " ]; then exit "
        + SHORT
        + "; fi\n"
        + "s=$(sha256sum < \"$p\") || exit 1\n"
        + "if [ \"${s%% *}\" != "
        + sha256
        + " ]; then rm -f -- \"$p\"; exit "
        + DIFFERENT
        + "; fi\n"
        + "mv -fT -- \"$p\" \"$t\"\n";
  }

  /** Prints {@link FramedInput#THERE}, then the file. */
  static String send(String from, long offset) {
    return "f="
        + Quoted.word(from)
        + "\nif [ ! -e \"$f\" ]; then exit "
        + MISSING
        + "; fi\nif [ ! -f \"$f\" ] || [ ! -r \"$f\" ]; then echo no permission to read it >&2; exit "
        + FORBIDDEN
        + "; fi\nprintf K\nexec tail -c +"
        + (offset + 1)
        + " -- \"$f\"\n";
  }

  static ShellException refused(String host, String to, Ran ran) {
    String said = ran.err().strip();
    String why =
        said.contains("Disk quota exceeded")
            ? "its owner's quota is used up: free some space there"
            : said.contains("No space left on device")
                ? "the disk is full: free some space there, or choose another work folder"
                : said.isEmpty() ? "what arrived is not what was sent: try again" : said;
    return new ShellException(Kind.REFUSED, to + " on " + host + ": " + why + ".");
  }

  private static String names(String to, String sha256) {
    return "t=" + Quoted.word(to) + "\np=\"$t.part-" + sha256.substring(0, 16) + "\"\n";
  }
}

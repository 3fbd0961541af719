package org.drumlin.shell;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.drumlin.shell.ShellException.Kind;

/** A file that comes in through a frame; the bytes of the frame's end are held back. */
final class FramedInput extends InputStream {
  /** The script's word for a file that is there. */
  static final int THERE = 'K';

  private static final int CHUNK = 1 << 16;

  private final Exec exec;
  private final Frame frame;
  private final String file;
  private final Stall stall;
  private final byte[] held;
  private final int trailer;
  private int from;
  private int to;
  private boolean ended;

  FramedInput(Exec exec, Frame frame, String file) {
    this.exec = exec;
    this.frame = frame;
    this.file = file;
    trailer = frame.end().length + frame.codeLength();
    held = new byte[CHUNK + trailer];
    stall = new Stall(exec::cut);
  }

  /** Passes over what start files print, up to the script's own first byte. */
  void begin() throws IOException {
    byte[] begin = frame.begin();
    int matched = 0;
    while (matched < begin.length) {
      if (available(1) == 0 && !more()) {
        throw new IOException(exec.broken());
      }
      byte one = held[from++];
      // No byte of the word but its first is a B, so a mismatch can only begin anew.
      matched = one == begin[matched] ? matched + 1 : one == begin[0] ? 1 : 0;
    }
    if (read() != THERE) {
      throw new IOException(new ShellException(Kind.NO_FILE, "There is no " + file + "."));
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended && available(trailer + 1) == 0) {
      if (!more()) {
        end();
      }
    }
    if (ended) {
      return -1;
    }
    int count = Math.min(length, to - from - trailer);
    System.arraycopy(held, from, into, offset, count);
    from += count;
    return count;
  }

  @Override
  public void close() {
    stall.close();
    exec.close();
  }

  /** All that is held, or 0 when it is less than that. */
  private int available(int least) {
    return to - from >= least ? to - from : 0;
  }

  private boolean more() throws IOException {
    System.arraycopy(held, from, held, 0, to - from);
    to -= from;
    from = 0;
    stall.begin();
    try {
      int count = exec.in().read(held, to, held.length - to);
      to += Math.max(0, count);
      return count >= 0;
    } finally {
      stall.end();
    }
  }

  private void end() throws IOException {
    byte[] end = frame.end();
    if (to - from != trailer || !Arrays.equals(held, from, from + end.length, end, 0, end.length)) {
      throw new IOException(exec.broken());
    }
    int code = Integer.parseInt(new String(held, from + end.length, 3, US_ASCII));
    if (code == SshFiles.MISSING) {
      throw new IOException(new ShellException(Kind.NO_FILE, "There is no " + file + "."));
    }
    if (code != 0) {
      throw new IOException(
          new ShellException(Kind.REFUSED, file + " cannot be read: " + exec.said() + "."));
    }
    ended = true;
  }
}

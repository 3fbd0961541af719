package org.drumlin.shell;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** One stream of a framed script, put together as it comes in. */
final class Framed extends OutputStream {
  private static final int MOST = 64 << 20;

  private final Frame frame;
  private final CompletableFuture<OptionalInt> code = new CompletableFuture<>();
  private byte[] bytes = new byte[4096];
  private int size;
  private int start = -1;
  private int searched;
  private int stop = -1;

  Framed(Frame frame) {
    this.frame = frame;
  }

  /** The exit code, once the end is there; empty when the stream ended without it. */
  CompletableFuture<OptionalInt> code() {
    return code;
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] from, int offset, int length) {
    if (code.isDone() || size + length > MOST) {
      code.complete(OptionalInt.empty());
      return;
    }
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
    }
    System.arraycopy(from, offset, bytes, size, length);
    size += length;
    look();
  }

  @Override
  public void close() {
    code.complete(OptionalInt.empty());
  }

  /** What the script printed. */
  synchronized String text() {
    return stop < 0 ? "" : new String(bytes, start, stop - start, UTF_8);
  }

  /** All there is, for a stream that has no frame: a login shell's own words. */
  synchronized String raw() {
    return new String(bytes, 0, size, UTF_8);
  }

  synchronized boolean begun() {
    return start >= 0;
  }

  private void look() {
    if (start < 0) {
      byte[] begin = frame.begin();
      int at = find(begin, searched);
      searched = Math.max(0, size - begin.length);
      if (at < 0) {
        return;
      }
      start = at + begin.length;
      searched = start;
    }
    byte[] end = frame.end();
    int at = find(end, searched);
    if (at < 0) {
      searched = Math.max(start, size - end.length);
      return;
    }
    searched = at;
    int digits = at + end.length;
    if (size >= digits + frame.codeLength()) {
      stop = at;
      code.complete(OptionalInt.of(Integer.parseInt(new String(bytes, digits, 3, US_ASCII))));
    }
  }

  private int find(byte[] word, int from) {
    for (int i = from; i <= size - word.length; i++) {
      if (Arrays.equals(bytes, i, i + word.length, word, 0, word.length)) {
        return i;
      }
    }
    return -1;
  }
}

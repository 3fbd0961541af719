package org.drumlin.job;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the lines of a progress.jsonl as they are appended. Half a line stays for the next time; a
 * line that is none (a torn write of a machine that went down) is skipped. For one thread.
 */
public final class ProgressTail {
  private static final int CHUNK = 1 << 20;
  private final Path file;
  private long offset;

  public ProgressTail(Path file) {
    this.file = file;
  }

  /** The whole lines that came since the last call. */
  public List<ProgressLine> poll() throws IOException {
    List<ProgressLine> lines = new ArrayList<>();
    if (!Files.exists(file) || Files.size(file) <= offset) {
      return lines;
    }
    try (RandomAccessFile input = new RandomAccessFile(file.toFile(), "r")) {
      input.seek(offset);
      byte[] bytes = new byte[(int) Math.min(CHUNK, input.length() - offset)];
      input.readFully(bytes);
      int from = 0;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          read(new String(bytes, from, i - from, StandardCharsets.UTF_8), lines);
          from = i + 1;
        }
      }
      offset += from;
    }
    return lines;
  }

  private static void read(String text, List<ProgressLine> lines) {
    try {
      lines.add(ProgressLine.parse(text));
    } catch (IOException e) {
      // A torn line: what it said comes again with the next.
      return;
    }
  }
}

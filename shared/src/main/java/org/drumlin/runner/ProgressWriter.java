package org.drumlin.runner;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongFunction;
import org.drumlin.job.Json;
import org.drumlin.job.ProgressLine;

/** Appends lines to progress.jsonl, each whole when it appears. For one thread. */
final class ProgressWriter implements AutoCloseable {
  private final BufferedWriter out;
  private long next;

  ProgressWriter(Path file) throws IOException {
    this.out =
        Files.newBufferedWriter(
            file,
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
  }

  /** Writes the line made with the next number. */
  void write(LongFunction<ProgressLine> line) throws IOException {
    out.write(Json.line(line.apply(next).toJson()) + "\n");
    out.flush();
    next++;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

package org.drumlin.runner;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The attempt's runner.log: times in UTC, and the stack traces that no person is shown. */
final class RunnerLog implements AutoCloseable {
  private final PrintStream out;

  private RunnerLog(PrintStream out) {
    this.out = out;
  }

  /** Opens the log for appending: the hub sends the process's standard error to the same file. */
  static RunnerLog open(Path file) throws IOException {
    return new RunnerLog(
        new PrintStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            true,
            StandardCharsets.UTF_8));
  }

  void line(String text) {
    out.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + text);
  }

  void trace(String text, Throwable cause) {
    line(text);
    cause.printStackTrace(out);
  }

  @Override
  public void close() {
    out.close();
  }
}

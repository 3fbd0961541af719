package org.drumlin.slurm;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What squeue prints for us. A line that is not whole is no line. */
final class SlurmQueue {
  /** The id is first and last, so that a line of which a part is missing is known by it. */
  static final String FORMAT = "%i|%T|%j|%N|%S|%k|%r|%i";

  private static final int FIELDS = 8;

  private SlurmQueue() {}

  static List<QueueEntry> entries(String out) {
    List<QueueEntry> entries = new ArrayList<>();
    out.lines().forEach(line -> entry(line).ifPresent(entries::add));
    return entries;
  }

  private static Optional<QueueEntry> entry(String line) {
    String[] fields = line.split("\\|", -1);
    if (fields.length != FIELDS
        || !fields[0].matches("[1-9][0-9]{0,11}(_[0-9]{1,9})?")
        || !fields[0].equals(fields[FIELDS - 1].strip())) {
      return Optional.empty();
    }
    return Optional.of(
        new QueueEntry(
            fields[0],
            fields[2],
            present(fields[5]),
            QueueState.ofSlurm(fields[1]),
            fields[1].strip(),
            present(fields[6]),
            present(fields[3]),
            time(fields[4]),
            ""));
  }

  /** Text that says something. */
  static String present(String field) {
    String text = field.strip();
    return text.equals("(null)") || text.equals("N/A") || text.equals("Unknown") ? "" : text;
  }

  /** A time, which is in UTC as every command of ours runs in it. */
  static Optional<Instant> time(String field) {
    try {
      return Optional.of(Instant.parse(field.strip() + "Z"));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

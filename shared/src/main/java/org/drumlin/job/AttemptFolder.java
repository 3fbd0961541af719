package org.drumlin.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One attempt at a job: what its runner writes. Nothing else writes here, and a later attempt has a
 * folder of its own.
 *
 * @param path the folder {@code attempt-N}
 * @param number N, from 1
 */
public record AttemptFolder(Path path, int number) {
  private static final int TAIL_BYTES = 16_384;

  /** Lines of progress, appended. */
  public Path progress() {
    return path.resolve("progress.jsonl");
  }

  /** The result as far as it is known, in the shape of the result. */
  public Path partial() {
    return path.resolve("partial.json");
  }

  public Path result() {
    return path.resolve("result.json");
  }

  /** The reduced chisq that the result gives; empty where there is no result, or none in it. */
  public Optional<Double> chisq() throws IOException {
    return Json.find(result())
        .map(result -> result.path("chisq"))
        .filter(JsonNode::isNumber)
        .map(JsonNode::asDouble);
  }

  public Path run() {
    return path.resolve("run.json");
  }

  public Path samples() {
    return path.resolve("samples.csv.gz");
  }

  /** The fit's state, to go on from. */
  public Path checkpoint() {
    return path.resolve("checkpoint.bin");
  }

  /** The runner's log and standard error. */
  public Path log() {
    return path.resolve("runner.log");
  }

  public Path exitFile() {
    return path.resolve("exit.json");
  }

  /** Makes the folder when it is not there. */
  public void create() throws IOException {
    Files.createDirectories(path);
    Durable.forceDirectory(path);
  }

  /** Replaces the partial result; a reader sees the old or the new one, whole. */
  public void writePartial(byte[] json) throws IOException {
    Durable.writeQuickly(partial(), json);
  }

  public void writeResult(byte[] json) throws IOException {
    Durable.write(result(), json);
  }

  public void writeRun(RunInfo info) throws IOException {
    Durable.write(run(), Json.pretty(info.toJson()));
  }

  /** Writes a whole file beside the others, such as the samples, and forces it to disk. */
  public void write(Path file, byte[] bytes) throws IOException {
    Durable.write(file, bytes);
  }

  /** Says that the attempt has ended. Written after everything else. */
  public void writeExit(Exit exit) throws IOException {
    Durable.write(exitFile(), Json.pretty(exit.toJson()));
  }

  /** Says that it ended before its fit did, as it was asked to, in a state to go on from. */
  public void writePaused() throws IOException {
    Durable.write(pausedFile(), new byte[0]);
  }

  /** Whether it ended that way. */
  public boolean paused() {
    return Files.exists(pausedFile());
  }

  private Path pausedFile() {
    return path.resolve("paused");
  }

  /** How it ended; empty while it has not, or when its runner died. */
  public Optional<Exit> exit() throws IOException {
    return JobFolder.readExit(exitFile());
  }

  /** The last lines of the log, oldest first; none when there is no log. */
  public List<String> lastLogLines(int count) throws IOException {
    if (!Files.exists(log())) {
      return List.of();
    }
    try (RandomAccessFile file = new RandomAccessFile(log().toFile(), "r")) {
      long from = Math.max(0, file.length() - TAIL_BYTES);
      byte[] tail = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(tail);
      List<String> lines = new String(tail, StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }
  }
}

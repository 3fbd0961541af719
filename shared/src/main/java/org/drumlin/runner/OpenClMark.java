package org.drumlin.runner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.drumlin.job.JobFolder;
import org.drumlin.job.Json;

/**
 * A file in the job's folder that says which device an attempt uses, there before the driver is
 * first touched and gone when the attempt ends. A later attempt that finds it knows that the driver
 * may have ended the process. For the runner that holds the folder's lock.
 */
final class OpenClMark {
  static final String NAME = "opencl.trying";

  /** What the JVM writes when native code ends it. */
  private static final String CRASH = "A fatal error has been detected by the Java Runtime";

  private static final int LINES = 60;

  private final JobFolder folder;
  private final int attempt;

  OpenClMark(JobFolder folder, int attempt) {
    this.folder = folder;
    this.attempt = attempt;
  }

  /** What became of an earlier attempt with OpenCL, in words; empty when nothing bad is known. */
  Optional<String> earlierTrouble() throws IOException {
    if (!Files.exists(file())) {
      return Optional.empty();
    }
    ObjectNode known = Json.readObject(Files.readAllBytes(file()));
    int before = known.path("attempt").asInt();
    if (before >= attempt) {
      return Optional.empty();
    }
    List<String> log = folder.attempt(before).lastLogLines(LINES);
    boolean crashed = log.stream().anyMatch(line -> line.contains(CRASH));
    if (known.path("proven").asBoolean() && !crashed) {
      return Optional.empty();
    }
    String reason = known.path("reason").asText("");
    return Optional.of(
        reason.isEmpty()
            ? "the OpenCL driver ended attempt "
                + before
                + " ("
                + known.path("device").asText()
                + ")"
            : reason);
  }

  void trying(String device) throws IOException {
    write(device, false, "");
  }

  /** It has computed something: only a crash counts against it now. */
  void proven(String device) throws IOException {
    write(device, true, "");
  }

  /** It failed, in words. */
  void failed(String reason) throws IOException {
    write("", false, reason);
  }

  void clear() throws IOException {
    Files.deleteIfExists(file());
  }

  private void write(String device, boolean proven, String reason) throws IOException {
    ObjectNode node =
        Json.object()
            .put("attempt", attempt)
            .put("device", device)
            .put("proven", proven)
            .put("reason", reason);
    Files.write(file(), Json.pretty(node));
  }

  private Path file() {
    return folder.path().resolve(NAME);
  }
}

package org.drumlin.runner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drumlin.job.DeviceReport;
import org.drumlin.job.Json;

/**
 * Asks for OpenCL devices in a process of its own: a driver that crashes or hangs takes down that
 * one alone, and is reported. Safe for any thread.
 */
public final class DeviceProbe {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SPEED_PATIENCE = Duration.ofMinutes(2);
  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final Path REGISTERED = Path.of("/etc/OpenCL/vendors");

  private final RunnerCommand command;
  private final Duration patience;

  public DeviceProbe(RunnerCommand command) {
    this(command, PATIENCE);
  }

  DeviceProbe(RunnerCommand command, Duration patience) {
    this.command = command;
    this.patience = patience;
  }

  /** Asks now, and remembers the answer. */
  public DeviceReport list() throws InterruptedException {
    DeviceReport report;
    try {
      report = DeviceReport.fromJson(ask(patience, "devices", "--json"));
      remember(report);
    } catch (DriverTrouble e) {
      report = DeviceReport.none(String.valueOf(e.getMessage()));
      remember(report);
    } catch (IOException e) {
      report = DeviceReport.none("the devices cannot be asked for: " + Failure.ofInput(e));
    }
    return report;
  }

  /**
   * What was found last, while the same drivers are registered; asked for when that is not known.
   */
  public DeviceReport remembered() throws InterruptedException {
    try {
      Optional<Path> file = file().filter(Files::isRegularFile);
      if (file.isPresent() && fresh(file.orElseThrow())) {
        ObjectNode known = Json.readObject(Files.readAllBytes(file.orElseThrow()));
        if (known.path("drivers").asText().equals(drivers())) {
          return DeviceReport.fromJson(known);
        }
      }
    } catch (IOException e) {
      // What cannot be read is asked for again.
      return list();
    }
    return list();
  }

  /**
   * How fast a device is, or why that is not known.
   *
   * @param which {@code jvm}, or a device's number
   */
  public ObjectNode speed(String which) throws InterruptedException {
    try {
      return ask(SPEED_PATIENCE, "devices", "--speed", which);
    } catch (DriverTrouble e) {
      return Json.object().put("trouble", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return Json.object().put("trouble", Failure.ofInput(e));
    }
  }

  private ObjectNode ask(Duration limit, String... words)
      throws IOException, DriverTrouble, InterruptedException {
    Path out = Files.createTempFile("drumlin-devices", ".json");
    try {
      Process process =
          command
              .process(command.line(words))
              .redirectOutput(out.toFile())
              .redirectError(Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new DriverTrouble(
            "an OpenCL driver hangs: it did not answer within " + limit.toSeconds() + " s");
      }
      if (process.exitValue() != 0) {
        throw new DriverTrouble(
            "an OpenCL driver crashed when asked for its devices (exit code "
                + process.exitValue()
                + ")");
      }
      return answer(out);
    } finally {
      Files.deleteIfExists(out);
    }
  }

  /** The last line that is an object: drivers may talk before it. */
  private static ObjectNode answer(Path out) throws IOException {
    List<String> lines = Files.readString(out, StandardCharsets.UTF_8).lines().toList();
    for (String line : lines.reversed()) {
      if (line.startsWith("{")) {
        return Json.readObject(line);
      }
    }
    throw new IOException("the runner did not answer");
  }

  private void remember(DeviceReport report) {
    try {
      if (file().isPresent()) {
        Files.write(file().orElseThrow(), Json.pretty(report.toJson().put("drivers", drivers())));
      }
    } catch (IOException e) {
      // It is asked for again next time.
      return;
    }
  }

  private Optional<Path> file() {
    return command.cache().map(folder -> folder.resolve("devices.json"));
  }

  private static boolean fresh(Path file) throws IOException {
    Instant until = Files.getLastModifiedTime(file).toInstant().plus(REMEMBERED);
    return Instant.now().isBefore(until);
  }

  /** Which drivers are registered, as far as this system tells. */
  private static String drivers() throws IOException {
    String named = System.getenv("OCL_ICD_VENDORS");
    Path folder = named == null ? REGISTERED : Path.of(named);
    if (!Files.isDirectory(folder)) {
      return folder + ": none";
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .sorted()
          .map(file -> file + " " + file.toFile().lastModified())
          .collect(Collectors.joining(", "));
    }
  }

  /** A driver that does not behave; the message is for a person. */
  private static final class DriverTrouble extends Exception {
    private static final long serialVersionUID = 1L;

    DriverTrouble(String message) {
      super(message);
    }
  }
}

package org.drumlin.bumps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real bumps and sasmodels, in a process of their own, their compiled models kept. */
public final class PeerBumps {
  private static final Path KEPT = Path.of("target", "sasmodels");
  private static final long PATIENCE_SECONDS = 1800;

  private PeerBumps() {}

  /** Runs the command line of bumps in a folder; what it printed. */
  public static String cli(Path folder, String... words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-m", "bumps.cli"));
    all.addAll(List.of(words));
    return python(folder, all);
  }

  /**
   * Runs a Python program, which has the model files at hand; the JSON of its last line.
   *
   * @param words {@code sys.argv[1:]}
   */
  public static JsonNode json(Path folder, String program, String... words)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-c", program));
    all.addAll(List.of(words));
    String last = python(folder, all).strip().lines().reduce("", (a, b) -> b);
    return new ObjectMapper().readTree(last);
  }

  private static String python(Path folder, List<String> words)
      throws IOException, InterruptedException {
    assertTrue(Files.exists(Path.of("/usr/bin/python3")), "needs python3-bumps, python3-sasmodels");
    Files.createDirectories(KEPT);
    List<String> command = new ArrayList<>(List.of("/usr/bin/python3"));
    command.addAll(words);
    Path out = Files.createTempFile("peer", ".out");
    Path err = Files.createTempFile("peer", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("SAS_OPENCL", "none");
    builder.environment().put("SAS_DLL_PATH", KEPT.toAbsolutePath().toString());
    builder.environment().put("MPLBACKEND", "Agg");
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.environment().put("OMP_NUM_THREADS", "1");
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "bumps did not end");
      String printed = Files.readString(out, StandardCharsets.UTF_8);
      assertEquals(0, process.exitValue(), () -> printed + text(err));
      return printed;
    } finally {
      process.destroyForcibly();
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}

package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kernels that hang the driver or write where they must not: the process ends, and says why. */
class BadKernelTest {
  @TempDir Path temp;

  private int run(String which) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:-CreateCoredumpOnCrash",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            BadKernel.class.getName(),
            which);
    builder.environment().put("POCL_SIGFPE_HANDLER", "0");
    Process process =
        builder
            .directory(temp.toFile())
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve("out").toFile())
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("it hangs: " + said());
    }
    return process.exitValue();
  }

  private String said() throws IOException {
    return Files.readString(temp.resolve("out"));
  }

  @Test
  void anEndlessOneIsEndedByTheWatchdog() throws Exception {
    assertEquals(BadKernel.HUNG, run("endless"), said());
    assertTrue(
        said().contains("the OpenCL driver did not return from a computation within 2 s"), said());
  }

  @Test
  void oneThatWritesOutOfBoundsEndsTheProcessAndNothingElse() throws Exception {
    int code = run("bounds");
    assertTrue(code != 0, "exit code " + code + ": " + said());
    assertTrue(said().contains("A fatal error has been detected by the Java Runtime"), said());
    assertFalse(said().contains("survived"), said());
  }
}

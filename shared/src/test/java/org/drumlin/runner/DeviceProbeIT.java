package org.drumlin.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import org.drumlin.job.DeviceReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices as they are found in a process of their own, with drivers good and bad. */
class DeviceProbeIT {
  @TempDir Path temp;

  @Test
  void findsTheInstalledDeviceAndHowFastItIs() throws Exception {
    DeviceProbe probe = new DeviceProbe(new Drivers(temp).installed());
    DeviceReport report = probe.list();
    assertFalse(report.devices().isEmpty(), report::toString);
    DeviceReport.Device device = report.devices().getFirst();
    assertEquals("double", device.precision());
    assertTrue(device.memory() > 1 << 20, device::toString);
    ObjectNode speed = probe.speed("0");
    assertTrue(speed.path("evaluations_per_second").asDouble() > 1, speed::toString);
    assertEquals("opencl", speed.path("engine").asText());
  }

  @Test
  void saysThatThereIsNoDriver() throws Exception {
    assertTrouble(new DeviceProbe(new Drivers(temp).none()), "no driver has registered");
    assertTrouble(new DeviceProbe(new Drivers(temp).broken()), "no driver has registered");
  }

  @Test
  void saysThatThereIsNoLibrary() throws Exception {
    assertTrouble(new DeviceProbe(new Drivers(temp).withoutLibrary()), "no OpenCL library");
  }

  @Test
  void survivesADriverThatCrashes() throws Exception {
    assertTrouble(new DeviceProbe(new Drivers(temp).crashing()), "an OpenCL driver crashed");
  }

  @Test
  void survivesADriverThatHangs() throws Exception {
    assertTrouble(
        new DeviceProbe(new Drivers(temp).hanging(), Duration.ofSeconds(6)),
        "an OpenCL driver hangs: it did not answer within 6 s");
  }

  private static void assertTrouble(DeviceProbe probe, String expected)
      throws InterruptedException {
    DeviceReport report = probe.list();
    assertEquals(0, report.devices().size(), report::toString);
    assertTrue(String.join("\n", report.troubles()).contains(expected), report::toString);
  }
}

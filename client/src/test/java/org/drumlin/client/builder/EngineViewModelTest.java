package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.StubHub;
import org.drumlin.client.task.StepTaskExecutor;
import org.drumlin.job.DeviceReport;
import org.drumlin.job.Json;
import org.drumlin.remote.ServerClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EngineViewModelTest {
  private static final String INFO =
      "{\"version\":\"test\",\"threads\":2,\"slots\":1,\"engine\":\"jvm\"}";

  private final StepTaskExecutor tasks = new StepTaskExecutor();
  private final StubHub stub = new StubHub();
  private final ServerClient client = new ServerClient(stub.address());
  private final HubLink hub = new HubLink();
  private final DraftHistory history = new DraftHistory();
  private final EngineViewModel engine = new EngineViewModel(history, hub, tasks);

  EngineViewModelTest() {
    history.currentProperty().addListener((o, before, now) -> engine.show(now));
    engine.show(history.current());
  }

  @AfterEach
  void close() {
    client.close();
    stub.close();
  }

  @Test
  void beforeAnyoneHasLookedThereAreTheProcessorAndAutomatic() {
    assertEquals(List.of("auto", "jvm"), engines());
    assertEquals("auto", engine.choiceProperty().get().engine());
  }

  @Test
  void aDeviceChosenIsTheDocumentsEngine() {
    meet(new DeviceReport(List.of(device(0, "Card"), device(1, "Chip")), List.of()));
    assertEquals(List.of("auto", "jvm", "opencl", "opencl:0", "opencl:1"), engines());
    engine.choose(engine.choices().getLast());
    assertEquals("opencl:1", history.current().document().engine());
    assertEquals("Chip (Driver, double)", engine.choiceProperty().get().words());
    history.undo();
    assertEquals("auto", engine.choiceProperty().get().engine());
  }

  @Test
  void whyThereIsNoOpenClIsSaid() {
    meet(DeviceReport.none("no OpenCL library is installed"));
    assertEquals(
        "No OpenCL device: no OpenCL library is installed", engine.troubleProperty().get());
    assertEquals(List.of("auto", "jvm"), engines());
  }

  @Test
  void aChoiceThisComputerDoesNotHaveStays() {
    history.edit(history.current().withEngine("opencl:7"));
    assertEquals("opencl:7", engine.choiceProperty().get().engine());
    meet(new DeviceReport(List.of(), List.of()));
    assertEquals(List.of("auto", "jvm", "opencl:7"), engines());
    assertTrue(engine.choiceProperty().get().words().contains("opencl:7"));
  }

  @Test
  void theDeviceInUseIsShownInWords() {
    meet(new DeviceReport(List.of(), List.of()));
    engine.computedBy("jvm");
    assertEquals("JVM, 2 threads", engine.deviceProperty().get());
    engine.computedBy("opencl (Card, double)");
    assertEquals("opencl (Card, double)", engine.deviceProperty().get());
    engine.computedBy("");
    assertEquals("", engine.deviceProperty().get());
  }

  private static DeviceReport.Device device(int number, String name) {
    return new DeviceReport.Device(
        number, name, "Driver", "Maker", "1.0", "gpu", "double", 1L << 30, 8, 1000);
  }

  private void meet(DeviceReport devices) {
    stub.put("GET /api/v1/info", INFO);
    stub.put("GET /api/v1/devices", Json.line(devices.toJson()));
    hub.ready(client);
    tasks.runAll();
  }

  private List<String> engines() {
    return engine.choices().stream().map(EngineViewModel.Choice::engine).toList();
  }
}

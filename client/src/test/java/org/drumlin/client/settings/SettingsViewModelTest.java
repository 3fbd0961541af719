package org.drumlin.client.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.StubHub;
import org.drumlin.client.control.ThemeChoice;
import org.drumlin.client.task.StepTaskExecutor;
import org.drumlin.remote.ServerClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsViewModelTest {
  @TempDir Path folder;

  private final StepTaskExecutor tasks = new StepTaskExecutor();
  private final HubLink hub = new HubLink();

  @Test
  void whatIsSetIsThereAtTheNextStart() {
    SettingsViewModel model = model();
    model.themeProperty().set(ThemeChoice.DARK);
    model.fitHereProperty().set(false);
    model.slotsProperty().set(3);
    model.threadsProperty().set(2);

    SettingsViewModel next = model();
    assertEquals(ThemeChoice.DARK, next.themeProperty().get());
    assertFalse(next.fitHereProperty().get());
    assertEquals(3, next.slotsProperty().get());
    assertEquals(2, next.threadsProperty().get());
  }

  @Test
  void tellsWhereThingsAreKeptAndWhatThereIsToShare() {
    SettingsViewModel model = model();
    assertEquals(folder.toString(), model.data());
    assertTrue(model.threadsWords().contains("the 8 processors"), model.threadsWords());
  }

  @Test
  void theHubTellsItsVersion() {
    SettingsViewModel model = model();
    assertEquals("", model.versionProperty().get());
    try (StubHub stub = new StubHub();
        ServerClient client = new ServerClient(stub.address())) {
      stub.put(
          "GET /api/v1/info",
          "{\"version\":\"0.1.0\",\"threads\":2,\"slots\":1,\"engine\":\"jvm\"}");
      hub.ready(client);
      tasks.runAll();
    }
    assertEquals("Version 0.1.0, engine jvm, 2 threads", model.versionProperty().get());
  }

  private SettingsViewModel model() {
    var settings = new UserSettings(folder.resolve("settings.json"));
    return new SettingsViewModel(settings, folder, 8, hub, tasks);
  }
}

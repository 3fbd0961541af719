package org.drumlin.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DataFoldersTest {
  private static final Path HOME = Path.of("/home/ada");

  @Test
  void eachSystemHasItsPlace() {
    assertEquals(HOME.resolve(".local/share/drumlin"), data("Linux", Map.of()));
    assertEquals(Path.of("/x/drumlin"), data("Linux", Map.of("XDG_DATA_HOME", "/x")));
    assertEquals(HOME.resolve("Library/Application Support/Drumlin"), data("Mac OS X", Map.of()));
    assertEquals(HOME.resolve("AppData/Local/Drumlin"), data("Windows 11", Map.of()));
  }

  @Test
  void theUsersOwnChoiceComesFirst() {
    assertEquals(
        Path.of("/tmp/mine"),
        data("Linux", Map.of("DRUMLIN_HOME", "/tmp/mine", "XDG_DATA_HOME", "/x")));
  }

  private static Path data(String os, Map<String, String> environment) {
    return DataFolders.of(environment, os, HOME).data();
  }
}

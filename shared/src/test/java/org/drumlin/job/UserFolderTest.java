package org.drumlin.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class UserFolderTest {
  private static final Path HOME = Path.of("/home/ada");

  @Test
  void modelsLieBesideTheSettings() {
    assertEquals(
        HOME.resolve(".local/share/drumlin/models"),
        UserFolder.of(Map.of(), "Linux", HOME).models());
    assertEquals(
        Path.of("/tmp/mine/models"),
        UserFolder.of(Map.of("DRUMLIN_HOME", "/tmp/mine"), "Mac OS X", HOME).models());
  }
}

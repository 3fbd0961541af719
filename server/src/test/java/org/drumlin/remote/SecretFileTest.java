package org.drumlin.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretFileTest {
  @TempDir Path folder;

  @Test
  void itKeepsWhatItWasGivenAndForgets() throws Exception {
    SecretFile file = new SecretFile(folder.resolve("secrets.json"));
    assertEquals(Optional.empty(), file.find("a"));
    file.put("a", "one");
    file.put("b", "two");
    file.put("a", "three");
    assertEquals(Optional.of("three"), new SecretFile(folder.resolve("secrets.json")).find("a"));
    file.remove("a");
    file.remove("never there");
    assertEquals(Optional.empty(), file.find("a"));
    assertEquals(Optional.of("two"), file.find("b"));
  }

  @Test
  void onlyItsUserCanReadIt() throws Exception {
    Path path = folder.resolve("secrets.json");
    new SecretFile(path).put("a", "one");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    try (var all = Files.list(folder)) {
      assertEquals(1, all.count(), "nothing beside it");
    }
  }
}

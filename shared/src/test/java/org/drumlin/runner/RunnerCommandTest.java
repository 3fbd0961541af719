package org.drumlin.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerCommandTest {
  @TempDir Path temp;

  @Test
  void carriesTheEnginesFlagsAndTheMemoryLimit() throws IOException {
    List<String> line = command(Optional.empty()).withMemory(512).line("run", "folder");
    assertEquals("java", line.getFirst());
    assertTrue(line.contains("--add-modules=jdk.incubator.vector"), line::toString);
    assertTrue(line.contains("-Xmx512m"), line::toString);
    assertEquals(List.of("run", "folder"), line.subList(line.size() - 2, line.size()));
    assertFalse(line.stream().anyMatch(word -> word.contains("SharedArchiveFile")));
  }

  @Test
  void theClassArchiveIsThatOfTheJarAlone() throws IOException {
    Path cache = Files.createDirectory(temp.resolve("cache"));
    String first = archive(command(Optional.of(cache)));
    Path written = Files.writeString(Path.of(first), "an archive");
    assertEquals(first, archive(command(Optional.of(cache))));
    assertTrue(Files.exists(written));
    Files.writeString(temp.resolve("runner.jar"), "a longer jar");
    String second = archive(command(Optional.of(cache)));
    assertFalse(second.equals(first));
    assertFalse(Files.exists(written), "the earlier jar's archive is gone");
  }

  private static String archive(RunnerCommand command) {
    return command.line("eval").stream()
        .filter(word -> word.startsWith("-XX:SharedArchiveFile="))
        .map(word -> word.substring(word.indexOf('=') + 1))
        .findFirst()
        .orElseThrow();
  }

  private RunnerCommand command(Optional<Path> cache) throws IOException {
    Path jar = temp.resolve("runner.jar");
    if (!Files.exists(jar)) {
      Files.writeString(jar, "a jar");
    }
    return new RunnerCommand(Path.of("java"), jar, cache, OptionalInt.empty());
  }
}

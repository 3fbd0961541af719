package org.drumlin.data;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.drumlin.Mangling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mangled data files of every format: each is read, or refused in words. */
final class DataFuzzTest {
  /** At length with {@code ./test --long}. */
  private static final int ROUNDS = Boolean.getBoolean("drumlin.long") ? 20_000 : 600;

  private static final long SEED = 20261124;
  private static final List<String> PIECES =
      List.of(
          "\n",
          "\r",
          "\t",
          ",",
          ";",
          "-1.#IND",
          "nan",
          "1e999",
          "-",
          "<",
          ">",
          "<Q>",
          "</Idata>",
          "&amp;",
          "<!DOCTYPE a [",
          "\"",
          "#",
          "# {",
          "\0",
          "0",
          "0 0 0\n",
          "1/nm",
          "é",
          ": ",
          "[",
          "*a",
          "&a ");

  private static final Mangling MANGLING =
      new Mangling(
          PIECES,
          4,
          60,
          List.of(
              (random, text, at, piece) -> text.setLength(at),
              (random, text, at, piece) -> text.setCharAt(at, (char) random.nextInt(256))));

  @TempDir Path temp;

  private static List<Path> seeds() throws IOException {
    try (Stream<Path> files =
        Stream.concat(
            Files.walk(Path.of("src", "test", "resources", "measured")),
            Files.walk(Path.of("src", "test", "resources", "nxcansas")))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void filesAreReadOrRefused() throws IOException {
    List<Path> seeds = seeds();
    assertFalse(seeds.isEmpty());
    Random random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Path seed = seeds.get(random.nextInt(seeds.size()));
      Path file = temp.resolve(String.valueOf(seed.getFileName()));
      Files.write(file, mangled(random, Files.readAllBytes(seed)));
      refused += read(i, file) ? 0 : 1;
    }
    assertTrue(refused < ROUNDS, "all were refused");
    assertTrue(refused > 0, "none was refused");
  }

  @SuppressWarnings("CatchingUnchecked")
  private static boolean read(int round, Path file) throws IOException {
    try {
      DataFiles.loadAll(file);
      return true;
    } catch (DataException e) {
      String problem = String.valueOf(e.getMessage());
      assertFalse(problem.isBlank() || problem.contains("Exception"), problem);
      return false;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(
          "seed " + SEED + ", round " + round + ", " + file.getFileName() + ": " + e, e);
    }
  }

  private static byte[] mangled(Random random, byte[] seed) {
    return MANGLING
        .of(random, new String(seed, StandardCharsets.ISO_8859_1))
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}

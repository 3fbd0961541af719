package org.drumlin.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.drumlin.Mangling;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocuments;
import org.junit.jupiter.api.Test;

/** Mangled fit documents: each is read and checked, or refused in words that name a place. */
final class DocumentFuzzTest {
  /** At length with {@code ./test --long}. */
  private static final int ROUNDS = Boolean.getBoolean("drumlin.long") ? 100_000 : 3_000;

  private static final long SEED = 20261124;
  private static final Catalogue CATALOGUE = Catalogue.builtin();
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "null",
          "true",
          "-1",
          "0",
          "1e999",
          "NaN",
          "[]",
          "{}",
          "\"\"",
          "\"fit\": [1, 0]",
          "\"tie\": \"rg\"",
          "\"fit\": 3,",
          "\"radius_pd\": 0.1",
          "\"model\": \"sphere\"",
          "\"model\": \"a+b*c@d\"",
          "\"drumlin\": 2",
          "\\u0000",
          "\\ud800",
          "é",
          "😀",
          "\0",
          "\n",
          "99999999999999999999",
          "../",
          "dream",
          "lm",
          "inf",
          "\"range\": [5, 1],",
          "\"mask\": [-1],");

  private static final Mangling MANGLING =
      new Mangling(
          PIECES,
          3,
          30,
          List.of(
              (random, text, at, piece) -> text.setCharAt(at, (char) (32 + random.nextInt(96))),
              DocumentFuzzTest::value));

  private static List<String> seeds() throws IOException {
    List<String> seeds = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("..", "examples"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".fit.json")).sorted().toList()) {
        seeds.add(Files.readString(file));
      }
    }
    assertFalse(seeds.isEmpty());
    return seeds;
  }

  @Test
  void documentsAreReadOrRefused() throws IOException {
    List<String> seeds = seeds();
    Random random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String text = MANGLING.of(random, seeds.get(random.nextInt(seeds.size())));
      refused += read(i, text) ? 0 : 1;
    }
    assertTrue(refused > ROUNDS / 4, "only " + refused + " were refused");
    assertTrue(refused < ROUNDS, "all were refused");
  }

  @SuppressWarnings("CatchingUnchecked")
  private static boolean read(int round, String text) {
    try {
      DocumentCheck.check(FitDocuments.parse(text), CATALOGUE);
      return true;
    } catch (DocumentException e) {
      String problem = String.valueOf(e.getMessage());
      assertFalse(problem.isBlank() || problem.contains("Exception"), problem + " of:\n" + text);
      return false;
    } catch (RuntimeException | Error e) {
      throw new AssertionError("seed " + SEED + ", round " + round + ": " + e + " of:\n" + text, e);
    }
  }

  /** Puts something else in the place of the next value, so that the document stays JSON. */
  private static void value(Random random, StringBuilder text, int at, String piece) {
    int colon = text.indexOf(":", at);
    if (colon > 0) {
      int end = colon + 1;
      while (end < text.length() && ",}]\n".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      String value = random.nextBoolean() ? Double.toString(random.nextGaussian()) : piece;
      text.replace(colon + 1, end, value);
    }
  }
}

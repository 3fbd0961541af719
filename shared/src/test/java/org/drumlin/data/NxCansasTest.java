package org.drumlin.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files written by h5py (nxcansas/make.py): as the standard has them, and hostile. */
final class NxCansasTest {
  private static final double[] Q = {.01, .02, .03, .04, .05, .06};
  private static final double[] I = {10, 8, 6, 4, 2, 1};

  @TempDir Path folder;

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = NxCansasTest.class.getResourceAsStream("/nxcansas/" + name)) {
      return in.readAllBytes();
    }
  }

  private static List<Dataset> all(String name) throws Exception {
    return new NxCansas().read(new DataSource(name, bytes(name)));
  }

  private static void curve(Dataset data) {
    assertArrayEquals(Q, data.q(), 1e-16);
    assertArrayEquals(I, data.intensity());
    assertEquals(0.8, data.dI().orElseThrow()[1], 1e-15);
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard.h5", "packed.h5", "packed-old.h5"})
  void theStandardsNamesInOldAndNewFilesPackedAndNot(String name) throws Exception {
    List<Dataset> all = all(name);
    assertEquals(1, all.size());
    curve(all.getFirst());
    assertEquals("silica", all.getFirst().title());
    assertEquals(List.of(), all.getFirst().warnings());
  }

  @Test
  void resolutionIsConvertedAsQIs() throws Exception {
    assertEquals(.001, all("standard.h5").getFirst().dQ().orElseThrow()[0], 1e-16);
    Dataset slit = all("slit.h5").getFirst();
    assertTrue(slit.dQ().isEmpty());
    assertEquals(.117, slit.slit().orElseThrow().length()[3], 1e-15);
    assertEquals(0, slit.slit().orElseThrow().width()[3]);
  }

  @Test
  void everyCurveIsADataSetAndAPictureIsLeftOut() throws Exception {
    List<Dataset> all = all("several.h5");
    assertEquals(
        List.of("silica, front", "silica, rear", "latex, sasdata01"),
        all.stream().map(Dataset::title).toList());
    Dataset whole = all.getLast();
    assertArrayEquals(new double[] {.1, .2, .3, .4, .5, .6}, whole.q(), 1e-15);
    assertTrue(whole.dI().isEmpty());
    assertEquals(
        List.of("I has no unit: taken as 1/cm", "/sasentry02/picture is two-dimensional: left out"),
        whole.warnings());
  }

  @Test
  void linksInsideTheFileAreFollowedAndOthersAreNot() throws Exception {
    List<Dataset> all = all("links.h5");
    assertEquals(2, all.size());
    assertArrayEquals(Q, all.get(0).q(), 1e-16);
    assertArrayEquals(I, all.get(1).intensity());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "two-dimensional.h5|/sasentry01/sasdata01 is two-dimensional; reduce it to a curve",
        "by-temperature.h5|/sasentry01/sasdata01 is two-dimensional; reduce it to a curve",
        "no-entry.h5|is HDF5, but not NXcanSAS: it has no group of class SASentry",
        "no-data.h5|has no group of class SASdata: there are no points",
        "no-unit.h5|/sasentry01/sasdata01/Q has no attribute units; write 1/angstrom or 1/nm there",
        "odd-unit.h5|/sasentry01/sasdata01/Q has the unit \"furlong\", which is not known; write"
            + " 1/angstrom, 1/nm or 1/m",
        "no-signal.h5|/sasentry01/sasdata01 names counts, which is no data set in it",
        "signal-is-a-group.h5|/sasentry01/sasdata01 names counts, which is no data set in it",
        "words.h5|/sasentry01/sasdata01/Q does not hold numbers",
        "lengths.h5|/sasentry01/sasdata01 has 6 values of Q and 5 of I",
        "empty.h5|/sasentry01/sasdata01/I is empty",
        "huge.h5|/sasentry01/sasdata01/I has 1099511627776 points; a curve has at most 1000000",
        "huge-chunk.h5|/sasentry01/sasdata01/I is empty",
        "lzf.h5|/sasentry01/sasdata01/Q is packed with lzf; write the file with gzip or unpacked",
        "bomb.h5|/sasentry01/sasdata01/I is damaged: a piece of it does not unpack",
        "torn-chunk.h5|/sasentry01/sasdata01/I is damaged: a piece of it does not unpack",
      })
  void whatIsWrongIsToldByName(String name, String message) {
    DataException e = assertThrows(DataException.class, () -> all(name));
    assertEquals(name + ": " + message, e.getMessage());
  }

  @Test
  void aFileCutOffAnywhereIsRefusedInWords() throws Exception {
    byte[] whole = bytes("packed-old.h5");
    for (int length = 8; length < whole.length; length += 211) {
      byte[] part = java.util.Arrays.copyOf(whole, length);
      refusedOrRead(part, "cut off at " + length);
    }
    Path file = folder.resolve("cut.h5");
    Files.write(file, java.util.Arrays.copyOf(whole, 4000));
    DataException e = assertThrows(DataException.class, () -> DataFiles.load(file));
    assertEquals(
        "cut.h5: is damaged, or not all of it is there: it cannot be read as HDF5", e.getMessage());
  }

  /** Wrong addresses, sizes and types of every kind: no hang, nothing but words. */
  @Test
  void damagedBytesAreRefusedInWords() throws Exception {
    for (String name : List.of("packed-old.h5", "packed.h5", "links.h5", "standard.h5")) {
      byte[] whole = bytes(name);
      for (int seed = 0; seed < 100; seed++) {
        Random random = new Random(seed);
        byte[] damaged = whole.clone();
        for (int k = 0; k < 1 + seed % 12; k++) {
          damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt(256);
        }
        refusedOrRead(damaged, name + " seed " + seed);
      }
    }
  }

  private static void refusedOrRead(byte[] bytes, String which) {
    try {
      assertFalse(new NxCansas().read(new DataSource("x.h5", bytes)).isEmpty(), which);
    } catch (DataException e) {
      assertTrue(e.getMessage().startsWith("x.h5"), which + ": " + e.getMessage());
    } catch (RuntimeException e) {
      fail(which, e);
    }
  }

  @Test
  void addressesInACircleEnd() {
    HdfBytes bytes = new HdfBytes(new byte[100]);
    var target = java.nio.ByteBuffer.allocate(8);
    assertThrows(
        IOException.class,
        () -> {
          for (int i = 0; i < 10_000_000; i++) {
            bytes.read(target.clear(), 4);
          }
        });
  }
}

package org.drumlin.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every trap of columns of text that the field has met. */
final class AsciiColumnsTest {
  private static final String FIVE =
      """
      0.01 10 1 0.001
      0.02 8 0.9 0.002
      0.03 6 0.8 0.003
      0.04 4 0.7 0.004
      0.05 2 0.6 0.005
      """;
  private static final double[] Q = {0.01, 0.02, 0.03, 0.04, 0.05};

  @TempDir Path folder;

  private Dataset read(String text) throws Exception {
    return read("data.txt", text, StandardCharsets.UTF_8);
  }

  private Dataset read(String name, String text, Charset charset) throws Exception {
    Path file = folder.resolve(name);
    Files.write(file, text.getBytes(charset));
    return DataFiles.load(file);
  }

  private String refused(String text) throws Exception {
    Path file = folder.resolve("data.txt");
    Files.writeString(file, text);
    return assertThrows(DataException.class, () -> DataFiles.load(file)).getMessage();
  }

  @Test
  void fourColumnsAreQAndIAndTheirErrors() throws Exception {
    Dataset data = read(FIVE);
    assertArrayEquals(Q, data.q());
    assertArrayEquals(new double[] {10, 8, 6, 4, 2}, data.intensity());
    assertArrayEquals(new double[] {1, 0.9, 0.8, 0.7, 0.6}, data.dI().orElseThrow());
    assertArrayEquals(new double[] {.001, .002, .003, .004, .005}, data.dQ().orElseThrow());
    assertEquals("data.txt", data.title());
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ", ", ";", " ; ", "\t", "   ", " \t "})
  void separators(String separator) throws Exception {
    Dataset data = read(FIVE.replace(" ", separator));
    assertArrayEquals(Q, data.q());
    assertTrue(data.dQ().isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n", "\n\n", "\r\r\n", "\r\n \r\n"})
  void lineEndsAndBlankLines(String end) throws Exception {
    assertArrayEquals(Q, read(FIVE.replace("\n", end)).q());
  }

  @Test
  void separatorAtTheEndOfLines() throws Exception {
    Dataset data = read(FIVE.replace(" ", ",").replace("\n", ",\n"));
    assertArrayEquals(Q, data.q());
    assertEquals(0.005, data.dQ().orElseThrow()[4]);
  }

  @Test
  void byteOrderMarksAndOtherEncodings() throws Exception {
    assertArrayEquals(Q, read("\uFEFF" + FIVE).q());
    assertArrayEquals(Q, read("a.txt", "Q (\u00c5)\n" + FIVE, StandardCharsets.ISO_8859_1).q());
    assertArrayEquals(Q, read("b.txt", FIVE, StandardCharsets.UTF_16).q());
  }

  @Test
  void headersOfNumbersAreNotData() throws Exception {
    String header = "3 (F12.5)\n395 0 0 0 1 395 0\n1 2 3 4\n1 2 3 4\n";
    assertArrayEquals(Q, read(header + "Q I dI dQ\n" + FIVE).q());
  }

  @Test
  void numbersOfAnotherCountBeforeTheDataAreNotData() throws Exception {
    assertArrayEquals(Q, read("1 2 3\n1 2 3\n1 2 3\n1 2 3\n" + FIVE).q());
  }

  @Test
  void quotedHeaderAndQuotedNumbers() throws Exception {
    String csv = FIVE.replace(" ", ",");
    assertArrayEquals(Q, read("\"Q (1/A)\",\"I, 1/cm\"\n" + csv).q());
    assertArrayEquals(Q, read("\"Q\",\"I\"\n" + csv.replaceAll("[0-9.]+", "\"$0\"")).q());
  }

  @Test
  void dataEndAtTheFirstOtherLine() throws Exception {
    assertArrayEquals(Q, read(FIVE + "end of data\n" + FIVE).q());
    assertArrayEquals(Q, read(FIVE + "0.06 1\n0.07 1\n").q());
  }

  @Test
  void rowsOfZeroQAreDropped() throws Exception {
    Dataset data = read("0 0 0 0\n" + FIVE + "0.0 5 1 1\n");
    assertArrayEquals(Q, data.q());
    assertEquals(List.of("2 rows with Q = 0 left out"), data.warnings());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1.#IND", "1.#QNAN", "1.#INF00", "nan", "NaN", "-inf", "1e999"})
  void whatStandsForNoNumberDoesNotEndTheData(String nothing) throws Exception {
    Dataset data = read(FIVE.replace("0.8", nothing));
    assertArrayEquals(Q, data.q());
    assertTrue(Double.isNaN(data.dI().orElseThrow()[2]));
  }

  @Test
  void fortranExponents() throws Exception {
    assertArrayEquals(Q, read(FIVE.replace("0.01", "1.0D-02")).q());
  }

  @Test
  void zeroColumnsSayNothing() throws Exception {
    Dataset noQ = read(FIVE.replaceAll("0\\.00\\d", "0"));
    assertTrue(noQ.dQ().isEmpty());
    Dataset noErrors = read(FIVE.replaceAll(" (1|0\\.\\d) ", " 0 "));
    assertTrue(noErrors.dI().isEmpty());
    assertTrue(noErrors.warnings().getFirst().contains("counts as without errors"));
  }

  @Test
  void twoColumnsHaveNoErrors() throws Exception {
    Dataset data = read(FIVE.replaceAll("(?m)^(\\S+ \\S+).*$", "$1"));
    assertArrayEquals(Q, data.q());
    assertTrue(data.dI().isEmpty());
    assertTrue(data.dQ().isEmpty());
  }

  @Test
  void nanometresAreConverted() throws Exception {
    double[] tenth = {0.001, 0.002, 0.003, 0.004, 0.005};
    Dataset pdh = read("x.pdh", FIVE, StandardCharsets.UTF_8);
    assertArrayEquals(tenth, pdh.q(), 1e-15);
    assertEquals(.0001, pdh.dQ().orElseThrow()[0], 1e-15);
    for (String header : List.of("Q(1/nm) I", "# q [nm^-1] I", "\"Q (nm-1)\",\"I\"")) {
      Dataset data = read(header + "\n" + FIVE);
      assertArrayEquals(tenth, data.q(), 1e-15, header);
      assertEquals(List.of("q is in 1/nm in the file, and converted to 1/Ang"), data.warnings());
    }
    assertArrayEquals(Q, read("Q (1/A) I sigma_nm\n" + FIVE).q());
  }

  @Test
  void nistNegativeFourthColumnIsTheSlit() throws Exception {
    String header =
        "The 6 columns are | Q (1/A) | I(Q) (1/cm) | std. dev. | sigmaQ | meanQ | ShadowFactor|\n";
    String rows = FIVE.replaceAll("0\\.00\\d", "-0.117 -0.117 -0.117");
    Dataset data = read("x.abs", header + rows, StandardCharsets.UTF_8);
    assertEquals(0.117, data.slit().orElseThrow().length()[0]);
    assertTrue(data.dQ().isEmpty());
    Dataset pinhole = read(header + FIVE.replaceAll("0\\.00\\d", "$0 0.01 1"));
    assertEquals(0.001, pinhole.dQ().orElseThrow()[0]);
  }

  @Test
  void unsortedDataStayAsTheyAre() throws Exception {
    Dataset data = read(FIVE + "0.005 20 1 0.001\n");
    assertEquals(0.005, data.q()[5]);
  }

  @Test
  void whatIsNoCurveIsRefusedInWords() throws Exception {
    assertEquals(
        "data.txt, line 1: has 8 columns: this looks like two-dimensional data; reduce it to a"
            + " curve",
        refused("1 2 3 4 5 6 7 8\n".repeat(9)));
    assertEquals(
        "data.txt, line 2: has one column of numbers; a curve needs two, Q and I",
        refused("I\n" + "1\n2\n3\n4\n5\n"));
    assertEquals(
        "data.txt: holds no table: data are at least 5 lines of numbers with the same number of"
            + " columns, and the longest run is 4 lines, at line 3",
        refused("a title\n\n1 2\n2 3\n3 4\n4 5\n"));
    assertEquals(
        "data.txt: holds no table: data are at least 5 lines of numbers with the same number of"
            + " columns, and there is no line of numbers",
        refused("Dear colleague,\nthe data are in the other file.\n"));
    assertEquals(
        "data.txt, line 1: has decimal commas; write the numbers with points",
        refused("0,01;10,5;1,0\n".repeat(6)));
    assertEquals("data.txt: is empty", refused(""));
    assertEquals(
        "data.txt: is binary; a data file is columns of text, CanSAS XML, NXcanSAS (HDF5) or ORSO"
            + " text",
        refused("0.01 1\u0000\u0001\n".repeat(6)));
    assertEquals("data.txt: \"data.txt\" has no points", refused("0 1 1\n".repeat(6)));
    assertEquals(
        "data.txt: \"data.txt\" has no intensity that is a number", refused("0.1 nan\n".repeat(6)));
  }
}

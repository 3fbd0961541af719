package org.drumlin.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CansasXmlTest {
  private static final String POINT =
      "<Idata><Q unit=\"1/A\">0.01</Q><I unit=\"1/cm\">5</I><Idev unit=\"1/cm\">0.5</Idev></Idata>";

  @TempDir Path folder;

  private static String root(String body) {
    return "<?xml version=\"1.0\"?>\n<SASroot version=\"1.1\" xmlns=\"urn:cansas1d:1.1\">\n"
        + body
        + "\n</SASroot>\n";
  }

  private static String entry(String points) {
    return root(
        "<SASentry><Title>silica</Title><Run>1</Run><SASdata>\n"
            + points
            + "\n</SASdata></SASentry>");
  }

  private Path file(String xml) throws Exception {
    Path file = folder.resolve("data.xml");
    Files.writeString(file, xml);
    return file;
  }

  private Dataset read(String xml) throws Exception {
    return DataFiles.load(file(xml));
  }

  private String refused(String xml) throws Exception {
    Path file = file(xml);
    return assertThrows(DataException.class, () -> DataFiles.load(file)).getMessage();
  }

  @Test
  void bothVersionsAreRead() throws Exception {
    Dataset data = read(entry(POINT));
    assertArrayEquals(new double[] {0.01}, data.q());
    assertArrayEquals(new double[] {5}, data.intensity());
    assertEquals("silica", data.title());
    Dataset old = read(entry(POINT).replace("urn:cansas1d:1.1", "cansas1d/1.0"));
    assertArrayEquals(data.q(), old.q());
  }

  @ParameterizedTest
  @CsvSource({
    "1/nm, 0.001",
    "nm^-1, 0.001",
    "nm^{-1}, 0.001",
    "1/m, 1e-12",
    "1/um, 1e-6",
    "1/pm, 1",
    "1/cm, 1e-10",
    "1/A, 0.01",
    "1/Ang, 0.01",
    "1/angstrom, 0.01",
    "A^-1, 0.01",
    "Å⁻¹, 0.01",
    " 1/A , 0.01",
  })
  void unitsOfQ(String unit, double expected) throws Exception {
    Dataset data =
        read(
            entry(
                POINT
                    .replace("\"1/A\"", "\"" + unit + "\"")
                    .replace("</I>", "</I><Qdev unit=\"" + unit + "\">0.01</Qdev>")));
    assertEquals(expected, data.q()[0], 1e-15 * expected);
    assertEquals(expected, data.dQ().orElseThrow()[0], 1e-15 * expected);
  }

  @ParameterizedTest
  @CsvSource({"1/cm, 5", "1/m, 0.05", "1/mm, 50", "cm^-1, 5", "cm-1, 5"})
  void unitsOfIntensity(String unit, double expected) throws Exception {
    Dataset data = read(entry(POINT.replace("1/cm", unit)));
    assertEquals(expected, data.intensity()[0], 1e-12);
    assertEquals(expected / 10, data.dI().orElseThrow()[0], 1e-12);
    assertEquals(List.of(), data.warnings());
  }

  @Test
  void arbitraryUnitsOfIntensityStayWithAWarning() throws Exception {
    Dataset data = read(entry(POINT.replace("1/cm", "a.u.")));
    assertEquals(5, data.intensity()[0]);
    assertEquals("I is in \"a.u.\", not 1/cm: taken as it is", data.warnings().getFirst());
    assertTrue(
        read(entry(POINT.replace("<I unit=\"1/cm\">", "<I>")))
            .warnings()
            .contains("I has no unit: taken as 1/cm"));
  }

  @Test
  void severalEntriesAndSeveralTablesAreDataSets() throws Exception {
    String two =
        "<SASentry name=\"e\"><SASdata name=\"rear\">"
            + POINT
            + "</SASdata><SASdata>"
            + POINT
            + "</SASdata></SASentry>";
    List<Dataset> all = DataFiles.loadAll(file(root(two + two.replace("\"e\"", "\"f\""))));
    assertEquals(
        List.of("e, rear", "e, 2", "f, rear", "f, 2"), all.stream().map(Dataset::title).toList());
  }

  @Test
  void zeroQdevEverywhereIsNone() throws Exception {
    String point = POINT.replace("</I>", "</I><Qdev unit=\"1/A\">0</Qdev>");
    assertTrue(read(entry(point + point)).dQ().isEmpty());
  }

  @Test
  void anErrorMissingInOneRowIsNoNumber() throws Exception {
    String bare = POINT.replaceAll("<Idev.*</Idev>", "");
    Dataset data = read(entry(POINT + bare));
    assertTrue(Double.isNaN(data.dI().orElseThrow()[1]));
    assertTrue(read(entry(bare)).dI().isEmpty());
  }

  @Test
  void latin1ByItsDeclaration() throws Exception {
    Path file = folder.resolve("latin.xml");
    String xml =
        entry(POINT)
            .replace("version=\"1.0\"?", "version=\"1.0\" encoding=\"ISO-8859-1\"?")
            .replace("silica", "Sch\u00e4ume");
    Files.write(file, xml.getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("Sch\u00e4ume", DataFiles.load(file).title());
  }

  @Test
  void bytesThatAreNoUtf8AreLatin1AndTheParserStaysSilent() throws Exception {
    Path file = folder.resolve("undeclared.xml");
    String xml = entry(POINT).replace("silica", "Sch\u00e4ume");
    Files.write(file, xml.getBytes(StandardCharsets.ISO_8859_1));
    PrintStream errors = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertEquals("Sch\u00e4ume", DataFiles.load(file).title());
    } finally {
      System.setErr(errors);
    }
    assertEquals("", said.toString(StandardCharsets.UTF_8));
  }

  @Test
  void foreignElementsAreSkipped() throws Exception {
    String odd = "<Q2 unit=\"x\"><Q unit=\"y\">z</Q></Q2>";
    assertEquals(0.01, read(entry("<note>" + odd + "</note>" + POINT + odd)).q()[0]);
  }

  @Test
  void documentTypesAreRefusedSoNoFileReadsAnother() throws Exception {
    Path secret = folder.resolve("secret.txt");
    Files.writeString(secret, "0.02");
    String xml =
        entry(POINT.replace("0.01", "&x;"))
            .replace(
                "?>\n", "?>\n<!DOCTYPE SASroot [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n");
    String message = refused(xml);
    assertTrue(message.contains("has a DOCTYPE"), message);
    String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>";
    assertTrue(refused(bomb + "<x>&b;</x>").contains("has a DOCTYPE"));
    assertFalse(message.contains("0.02"));
  }

  @Test
  void whatIsWrongIsToldWithItsLine() throws Exception {
    assertEquals(
        "data.xml, line 4: <Q> has no unit; write unit=\"1/A\" or \"1/nm\"",
        refused(entry(POINT.replace("<Q unit=\"1/A\">", "<Q>"))));
    assertEquals(
        "data.xml, line 4: <Q> has the unit \"furlong\", which is not known; write 1/A, 1/nm or"
            + " 1/m",
        refused(entry(POINT.replace("1/A", "furlong"))));
    assertEquals(
        "data.xml, line 4: <I> is \"five\", not a number",
        refused(entry(POINT.replace(">5<", ">five<"))));
    assertEquals("data.xml, line 4: <Idev> is empty", refused(entry(POINT.replace(">0.5<", "><"))));
    assertEquals(
        "data.xml, line 4: a point (Idata) has no <I>",
        refused(entry(POINT.replaceAll("<I unit.*</I>", ""))));
    assertEquals(
        "data.xml, line 2: the namespace \"urn:x\" is not CanSAS 1D; known are cansas1d/1.0 and"
            + " urn:cansas1d:1.1",
        refused(entry(POINT).replace("urn:cansas1d:1.1", "urn:x")));
    assertEquals(
        "data.xml, line 1: is XML, but not CanSAS: it begins with <html>, not <SASroot>",
        refused("<html></html>"));
    assertEquals(
        "data.xml: holds no SASentry with SASdata: there are no points", refused(root("")));
    assertEquals("data.xml: \"silica\" has no points", refused(entry("")));
    String cut = entry(POINT);
    assertEquals(
        "data.xml, line 4: is not well-formed XML: the file ends early",
        refused(cut.substring(0, cut.indexOf("</Idata>"))));
    String message = refused(entry(POINT.replace("</Q>", "</R>")));
    assertTrue(message.startsWith("data.xml, line 4: is not well-formed XML: "), message);
  }
}

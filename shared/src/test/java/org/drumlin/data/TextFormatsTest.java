package org.drumlin.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NIST's .ABS, .pdh, refl1d's and ORSO's text. */
final class TextFormatsTest {
  private static final double FWHM = 2 * Math.sqrt(2 * Math.log(2));
  private static final double[] Q = {.01, .02, .03, .04, .05};
  private static final String ROWS =
      """
      0.01 1.0 0.1 0.001
      0.02 0.9 0.1 0.002
      0.03 0.5 0.1 0.003
      0.04 0.2 0.1 0.004
      0.05 0.1 0.1 0.005
      """;
  private static final String ORSO =
      """
      # # ORSO reflectivity data file | 1.1 standard | YAML encoding | https://www.reflectometry.org/
      # data_source:
      #   sample:
      #     name: nickel on glass
      # data_set: up
      # columns:
      # - {name: Qz, unit: 1/angstrom}
      # - {name: R}
      # - {error_of: R, value_is: sigma}
      # - {error_of: Qz, value_is: sigma}
      # # Qz R sR sQz
      """;

  @TempDir Path folder;

  private Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  private Dataset read(String name, String text) throws Exception {
    return DataFiles.load(file(name, text));
  }

  private String refused(String name, String text) throws Exception {
    Path file = file(name, text);
    return assertThrows(DataException.class, () -> DataFiles.load(file)).getMessage();
  }

  @Test
  void aSimulatedAbsFileHasItsSlit() throws Exception {
    Dataset data = DataFiles.load(DataFilesTest.measured("1umSlitSmearSphere.ABS"));
    assertEquals(1e-4, data.q()[0]);
    assertEquals(7740, data.intensity()[0]);
    assertEquals(77.4, data.dI().orElseThrow()[0]);
    assertEquals(0.117, data.slit().orElseThrow().length()[0]);
    assertTrue(data.dQ().isEmpty());
  }

  @Test
  void absWithPinholesMayLackTheLineOfNames() throws Exception {
    String header =
        "FILE: a.raw \t CREATED: Tue\nLABEL: 20mg/ml blac (008)   \nMON CNT LAMBDA\n 1e8 3.5\n";
    Dataset data = read("run.ABS", header + ROWS.replaceAll("(?m)$", " 0.01 1"));
    assertEquals("20mg/ml blac (008)", data.title());
    assertArrayEquals(new double[] {.001, .002, .003, .004, .005}, data.dQ().orElseThrow());
    assertTrue(data.slit().isEmpty());
    assertEquals(
        "x.txt, line 2: has 4 columns, where the header says 6 (NIST's .ABS)",
        refused("x.txt", "The 6 columns are | Q (1/A) | I(Q) (1/cm) | std. dev.|\n" + ROWS));
  }

  @Test
  void pdhIsInNanometres() throws Exception {
    String header =
        "silica in water\nSAXS BOX\n  5  0  0  0  0  0  0  0\n"
            + "  0.0E+00   2.6E+02   0.0E+00   1.0E+00   1.5E-01\n".repeat(2);
    Dataset data = read("a.pdh", header + threeColumns() + "<?xml version=\"1.0\"?>\n<a/>\n");
    assertEquals("silica in water", data.title());
    assertArrayEquals(new double[] {.001, .002, .003, .004, .005}, data.q(), 1e-18);
    assertArrayEquals(new double[] {.1, .1, .1, .1, .1}, data.dI().orElseThrow());
    assertEquals(List.of("q is in 1/nm in the file, and converted to 1/Ang"), data.warnings());
  }

  private static String threeColumns() {
    return ROWS.replaceAll("(?m) \\S+$", "");
  }

  @Test
  void refnxSaysWhenItsWidthsAreFull() throws Exception {
    assertEquals(.001, read("a.txt", ROWS).dQ().orElseThrow()[0]);
    Dataset full = read("b.txt", "# Q R dR dQ (FWHM)\n" + ROWS);
    assertEquals(.001 / FWHM, full.dQ().orElseThrow()[0], 1e-18);
    assertTrue(full.warnings().getFirst().startsWith("dQ is a full width at half maximum"));
    assertEquals(List.of(), read("c.txt", "# FWHM of the beam\n" + threeColumns()).warnings());
  }

  @Test
  void aSectionOfRefl1dForEachPolarization() throws Exception {
    String text =
        "# \"polarization\": \"++\"\n# intensity: 1\n"
            + ROWS
            + "\n# \"polarization\": \"--\"\n# 0.02 7 7 7\n"
            + ROWS.replace("0.9 0.1", "0.8 0.1 # measured twice\n")
                .replace("# measured twice\n ", "")
            + "\n\n";
    List<Dataset> all = DataFiles.loadAll(file("ni.refl", text));
    assertEquals(List.of("ni.refl ++", "ni.refl --"), all.stream().map(Dataset::title).toList());
    assertArrayEquals(Q, all.get(1).q());
    assertArrayEquals(new double[] {1, .8, .5, .2, .1}, all.get(1).intensity());
    assertEquals("", all.get(1).intensityUnit());
    assertEquals(.005, all.get(1).dQ().orElseThrow()[4]);
    assertEquals("ni.refl --", DataFiles.load(folder.resolve("ni.refl"), "2").title());
  }

  @Test
  void resolutionFromWavelengthAndAngle() throws Exception {
    String header =
        "# wavelength: 4.75  # Ang\n# wavelength_resolution: 0.05\n# angular_resolution: [0.01,"
            + " 0.01, 0.01, 0.01, 0.02]\n";
    double[] dQ = read("a.refl", header + threeColumns()).dQ().orElseThrow();
    double angle = Math.asin(.05 * 4.75 / 4 / Math.PI);
    double expected = .05 * Math.hypot(.05 / 4.75, Math.toRadians(.02) / Math.tan(angle));
    assertEquals(expected, dQ[4], 1e-15);
    // one angle and a pulse of wavelengths
    double[] pulse =
        read(
                "b.refl",
                "# angle: 0.5\n# wavelength_resolution: 0.05\n# angular_resolution: 0.01\n"
                    + threeColumns())
            .dQ()
            .orElseThrow();
    double wavelength = 4 * Math.PI * Math.sin(Math.toRadians(.5)) / .05;
    assertEquals(
        .05
            * Math.hypot(
                .05 / wavelength, .01 / .5 * Math.toRadians(.5) / Math.tan(Math.toRadians(.5))),
        pulse[4],
        1e-15);
    assertEquals(.005, read("c.refl", header + ROWS).dQ().orElseThrow()[4]);
  }

  @Test
  void whatIsWrongInARefl1dFileIsTold() throws Exception {
    String polarized = "# polarization: \"++\"\n";
    assertEquals(
        "a.refl, line 2: is not a line of numbers: \"0.01 one\"",
        refused("a.refl", polarized + "0.01 one\n"));
    assertEquals(
        "a.refl, line 3: has 3 columns, the lines before it 2",
        refused("a.refl", polarized + "0.01 1\n0.02 1 1\n"));
    assertEquals(
        "a.refl, line 2: has 5 columns; a reflectivity has Q, R, dR and dQ",
        refused("a.refl", polarized + "1 2 3 4 5\n"));
    assertEquals(
        "a.refl: has a header, and no lines of numbers after it", refused("a.refl", polarized));
    assertEquals(
        "a.refl, line 1: polarization is not JSON: ++; write \"++\", 4.75 or [1, 2]",
        refused("a.refl", "# polarization: ++\n" + ROWS));
    assertEquals(
        "a.refl, line 2: angular_resolution should be a number, or 5 of them, not [1, 2]",
        refused(
            "a.refl",
            "# wavelength_resolution: 1\n# angular_resolution: [1, 2]\n" + threeColumns()));
  }

  @Test
  void orsoByItsHeader() throws Exception {
    Dataset data = read("a.ort", ORSO + ROWS);
    assertArrayEquals(Q, data.q());
    assertArrayEquals(new double[] {1, .9, .5, .2, .1}, data.intensity());
    assertArrayEquals(new double[] {.1, .1, .1, .1, .1}, data.dI().orElseThrow());
    assertEquals(.002, data.dQ().orElseThrow()[1]);
    assertEquals("nickel on glass", data.title());
    assertEquals("1/Ang", data.qUnit());
    assertEquals("", data.intensityUnit());
    assertEquals(List.of(), data.warnings());
  }

  @Test
  void orsoUnitsAndWidths() throws Exception {
    String text =
        ORSO.replace("1/angstrom", "1/nm")
            .replace("error_of: Qz, value_is: sigma", "error_of: Qz, value_is: FWHM");
    Dataset data = read("a.ort", text + ROWS);
    assertEquals(.002, data.q()[1], 1e-18);
    assertEquals(.0002 / FWHM, data.dQ().orElseThrow()[1], 1e-18);
    assertEquals(2, data.warnings().size());
    Dataset box =
        read(
            "b.ort",
            ORSO.replace("{error_of: Qz,", "{error_of: Qz, distribution: uniform,") + ROWS);
    assertEquals(
        List.of("dQ has the distribution \"uniform\": taken as a Gaussian's"), box.warnings());
    Dataset bare = read("c.ort", ORSO.replace(", unit: 1/angstrom", "") + ROWS);
    assertEquals(List.of("Qz has no unit: taken as 1/Ang"), bare.warnings());
  }

  @Test
  void orsoColumnsStandWhereTheHeaderSays() throws Exception {
    String turned =
        """
        # # ORSO reflectivity data file | 1.0 standard | YAML encoding
        # columns:
        # - {name: R}
        # - {name: lambda, unit: angstrom}
        # - {name: Qz, unit: 1/angstrom}
        1.0 5 0.01
        0.9 4 0.02
        """;
    Dataset data = read("a.ort", turned);
    assertArrayEquals(new double[] {.01, .02}, data.q());
    assertArrayEquals(new double[] {1, .9}, data.intensity());
    assertTrue(data.dI().isEmpty() && data.dQ().isEmpty());
    assertEquals("a.ort", data.title());
  }

  @Test
  void severalOrsoDataSetsChangeTheHeaderOfTheFirst() throws Exception {
    String second =
        "# data_set: down\n# data_source: {sample: {name: nickel, magnetised}}\n"
            .replace("{name: nickel, magnetised}", "{name: nickel}");
    List<Dataset> all = DataFiles.loadAll(file("a.ort", ORSO + ROWS + "\n" + second + ROWS));
    assertEquals(
        List.of("nickel on glass, up", "nickel, down"), all.stream().map(Dataset::title).toList());
    assertArrayEquals(Q, all.get(1).q());
    assertEquals(.002, all.get(1).dQ().orElseThrow()[1]);
  }

  @Test
  void whatIsWrongInAnOrsoFileIsTold() throws Exception {
    assertEquals(
        "a.ort, line 12: has 3 columns, where the header describes 4",
        refused("a.ort", ORSO + threeColumns()));
    assertEquals("a.ort, line 1: begins a data set without points", refused("a.ort", ORSO));
    assertEquals(
        "a.ort, line 1: the header describes no column \"R\"",
        refused("a.ort", ORSO.replace("{name: R}", "{name: S}") + ROWS));
    assertEquals(
        "a.ort, line 1: Qz has the unit \"deg\", which is not known; write 1/angstrom or 1/nm",
        refused("a.ort", ORSO.replace("1/angstrom}", "deg}") + ROWS));
    assertEquals(
        "a.ort, line 1: dQ: value_is should be sigma or FWHM, not \"HWHM\"",
        refused("a.ort", ORSO.replace("Qz, value_is: sigma", "Qz, value_is: HWHM") + ROWS));
    assertEquals(
        "a.ort, line 1: the header does not describe the columns (key columns)",
        refused("a.ort", "# # ORSO reflectivity data file | 1.0\n# a: 1\n" + ROWS));
    assertEquals(
        "a.ort, line 1: begins a header that has no keys; it should be YAML",
        refused("a.ort", "# # ORSO reflectivity data file | 1.0\n" + ROWS));
    String broken = refused("a.ort", ORSO.replace("{name: R}", "{name: R") + ROWS);
    assertTrue(broken.matches("a.ort, line \\d+: the header is not YAML: .*"), broken);
    String deep = "# a: " + "[".repeat(100_000) + "\n";
    assertTrue(refused("a.ort", "# # ORSO\n" + deep + ROWS).contains("the header is not YAML"));
    String bomb = "# a: &a [x,x,x,x]\n# b: &b [*a,*a,*a,*a]\n# c: [*b,*b,*b,*b]\n";
    assertTrue(
        refused("a.ort", "# # ORSO\n" + bomb + ROWS).contains("does not describe the columns"));
  }
}

package org.drumlin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.FitResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From SasView's file through a fit to tables, figures and bumps' files, as typed. */
final class ExportCommandIT {
  private static final Path SAVED =
      Path.of("..", "shared", "src", "test", "resources", "sasview", "fitstate.fitv");
  private static final Path BLEND = Path.of("..", "examples", "ISIS_Polymer_Blend_RT2.xml");

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int drumlin(String... words) {
    out.getBuffer().setLength(0);
    return DrumlinCli.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void aResultInAllItsForms() throws Exception {
    Files.copy(BLEND, folder.resolve("rt2.xml"));
    Files.writeString(
        folder.resolve("fit.json"),
        """
        {"drumlin": 1, "datasets": [{"id": "rt2", "file": "rt2.xml", "resolution": "none"}],
         "models": [{"id": "rt2", "model": "mono_gauss_coil", "parameters": {
           "i_zero": {"value": 20, "fit": [0, 200]}, "rg": {"value": 30, "fit": [5, 200]},
           "background": {"value": 0.1, "fit": [0, 1]}}}],
         "method": {"name": "dream", "samples": 3000, "burn": 100, "init": "cov", "seed": 1}}
        """);
    Files.writeString(folder.resolve("near.par"), "rg 56.4\ni_zero 49.6\n");
    assertEquals(
        0,
        drumlin("fit", at("fit.json"), "--out", at("r"), "--pars", at("near.par"), "--json"),
        err.toString());
    FitResult result = FitResults.read(folder.resolve("r").resolve("result.json"));
    assertEquals(0, drumlin("export", "--csv", at("r"), at("csv")), err.toString());
    assertTrue(Files.exists(folder.resolve("csv").resolve("curve-rt2.csv")), out.toString());
    assertEquals(0, drumlin("export", "--figures", at("r"), at("svg")), err.toString());
    assertTrue(Files.exists(folder.resolve("svg").resolve("traces.svg")), out.toString());
    assertEquals(0, drumlin("export", "--bumps-results", at("r"), at("b")), err.toString());
    List<String> par = Files.readAllLines(folder.resolve("b").resolve("r.par"));
    assertEquals(3, par.size());
    double rg =
        result.parameters().stream()
            .filter(p -> p.name().equals("rg"))
            .findFirst()
            .orElseThrow()
            .value();
    assertEquals("rg", par.get(2).split(" ")[0]);
    assertEquals(rg, Double.parseDouble(par.get(2).split(" ")[1]), 1e-12 * rg);
    assertTrue(Files.exists(folder.resolve("b").resolve("r-point.mc.gz")), out.toString());
  }

  @Test
  void whatSasViewSavedIsFitted() throws Exception {
    Path saved = Files.copy(SAVED, folder.resolve("latex.fitv"));
    assertEquals(0, drumlin("import", saved.toString()), err.toString());
    assertTrue(Files.exists(folder.resolve("latex.fit.json")), out.toString());
    assertEquals(0, drumlin("fit", saved.toString(), "--out", at("r"), "--json"), err.toString());
    FitResult result = FitResults.read(folder.resolve("r").resolve("result.json"));
    assertTrue(result.chisq() < 29, "chisq " + result.chisq());
    assertEquals(0, drumlin("export", "--bumps", saved.toString(), at("b")), err.toString());
    assertTrue(Files.exists(folder.resolve("b").resolve("latex.py")));
  }

  @Test
  void aFolderWithoutAResultSaysSo() {
    assertEquals(1, drumlin("export", "--csv", folder.toString(), at("csv")));
    assertTrue(err.toString().contains("is no folder of a fit"), err.toString());
    assertEquals(1, drumlin("import", at("none.fitv")));
    assertTrue(err.toString().contains("none.fitv: there is no such file"), err.toString());
  }
}

package org.drumlin.sasview;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.drumlin.data.DataReferences;
import org.drumlin.data.Dataset;
import org.drumlin.data.FitData;
import org.drumlin.data.Resolution;
import org.drumlin.engine.Engine;
import org.drumlin.engine.JvmEngine;
import org.drumlin.fit.ErrorModel;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Parameter;
import org.drumlin.fit.Range;
import org.drumlin.fit.ResolutionChoice;
import org.drumlin.fitter.FitProblem;
import org.drumlin.model.Catalogue;
import org.drumlin.model.ModelInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that SasView wrote, from its first versions to projects in JSON. */
final class SavedFitsTest {
  private static final Path SAVED = Path.of("src", "test", "resources", "sasview");

  @TempDir private Path folder;

  private SavedFits.Opened open(String name) throws Exception {
    SavedFits.Opened opened = SavedFits.read(SAVED.resolve(name));
    List<Path> documents = SavedFits.write(opened, folder);
    for (int i = 0; i < documents.size(); i++) {
      FitDocument document = FitDocuments.read(documents.get(i));
      assertEquals(opened.fits().get(i).document(), document);
      FitProblem.check(document, DataReferences.resolve(document, folder));
    }
    return opened;
  }

  private static Parameter parameter(FitDocument document, int model, String name) {
    Parameter parameter = document.models().get(model).parameters().get(name);
    assertTrue(parameter != null, name);
    return parameter;
  }

  @Test
  void aFitOfSasView4GivesItsChisq() throws Exception {
    SavedFits.Opened opened = open("fitstate.fitv");
    FitDocument document = opened.fits().getFirst().document();
    assertEquals("fitstate", opened.fits().getFirst().name());
    assertEquals(List.of(), opened.warnings());
    assertEquals(List.of(), opened.fits().getFirst().warnings());
    assertEquals("sphere", document.models().getFirst().model());
    assertEquals(2462.1, parameter(document, 0, "radius").value().orElseThrow());
    assertEquals(
        new Range(0, Double.POSITIVE_INFINITY),
        parameter(document, 0, "radius").fit().orElseThrow());
    Map<String, Dataset> data = DataReferences.resolve(document, folder);
    FitData used = FitData.of(document.datasets().getFirst(), requireNonNull(data.get("M1")));
    assertTrue(used.resolution() instanceof Resolution.Slit, used.resolution().toString());
    try (Engine engine = JvmEngine.create(1)) {
      FitProblem problem = FitProblem.of(document, data, engine);
      double[] nllf = new double[1];
      problem.nllf(1, problem.start(), nllf);
      // SasView says 24.584 with its slit, a sum over the measured q; integrated it is 27.52.
      assertEquals(24.584, 2 * nllf[0] / problem.points(), 3.5);
    }
  }

  @Test
  void pagesFittedAtOnceAreOneDocumentWithTies() throws Exception {
    SavedFits.Opened opened = open("constrained_fit_project.svs");
    assertEquals(1, opened.fits().size());
    FitDocument document = opened.fits().getFirst().document();
    assertEquals(List.of("M1", "M2"), document.models().stream().map(ModelEntry::id).toList());
    assertEquals("M2.radius", parameter(document, 0, "radius").tie().orElseThrow());
    assertEquals(2462.1, parameter(document, 1, "radius").value().orElseThrow());
    assertEquals("2", document.datasets().get(1).entry().orElseThrow());
    assertEquals(new Range(0.003797, 0.401), document.datasets().get(1).range().orElseThrow());
    assertEquals(List.of(), opened.fits().getFirst().warnings());
  }

  @Test
  void otherAnalysesAreLeftOutByName() throws Exception {
    SavedFits.Opened opened = open("fit_pr_and_invariant_project.svs");
    assertEquals(1, opened.fits().size());
    assertEquals(2, opened.warnings().size(), opened.warnings().toString());
    assertTrue(opened.warnings().toString().contains("invariant"), opened.warnings().toString());
    assertEquals(
        10060, parameter(opened.fits().getFirst().document(), 0, "radius").value().orElseThrow());
  }

  @Test
  void aModelThatIsNotKnownIsNamed() {
    SavedFitException e =
        assertThrows(
            SavedFitException.class,
            () -> SavedFits.read(SAVED.resolve("project_multiplicative_constraint.svs")));
    assertTrue(e.getMessage().contains("'spinodal'"), e.getMessage());
  }

  @Test
  void oldNamesUnitsAndDistributions() throws Exception {
    SavedFits.Fit fit = open("written-here-v3.fitv").fits().getFirst();
    FitDocument document = fit.document();
    ModelEntry model = document.models().getFirst();
    assertEquals("sphere@hardsphere", model.model());
    assertEquals(2.26, parameter(document, 0, "sld").value().orElseThrow(), 1e-12);
    assertEquals(5, parameter(document, 0, "sld").fit().orElseThrow().high(), 1e-12);
    assertEquals(1, parameter(document, 0, "sld_solvent").value().orElseThrow(), 1e-12);
    assertEquals(new Range(10, 100), parameter(document, 0, "radius").fit().orElseThrow());
    assertEquals(50, parameter(document, 0, "radius_effective").value().orElseThrow());
    assertEquals(new Range(0, 0.6), parameter(document, 0, "volfraction").fit().orElseThrow());
    assertEquals("schulz", model.distributions().get("radius"));
    assertEquals(0.1, parameter(document, 0, "radius_pd").value().orElseThrow());
    assertTrue(parameter(document, 0, "radius_pd").fit().isPresent());
    assertEquals(35, parameter(document, 0, "radius_pd_n").value().orElseThrow());
    assertEquals(new ResolutionChoice.Pinhole(0.05), document.datasets().getFirst().resolution());
    assertEquals(new ErrorModel.Sqrt(), document.datasets().getFirst().errors());
    assertEquals(List.of("sphere@hardsphere has no gravity = 9.81 here: left out"), fit.warnings());
  }

  @Test
  void aNumberForTheModelIsToldFromItsParameters() throws Exception {
    FitDocument document = open("written-here-v1.fitv").fits().getFirst().document();
    assertEquals("sphere", document.models().getFirst().model());
    assertEquals(new ResolutionChoice.None(), document.datasets().getFirst().resolution());
    assertFalse(document.models().getFirst().parameters().containsKey("radius_pd"));
  }

  @Test
  void aProjectOfSasView5() throws Exception {
    SavedFits.Opened opened = open("written-here-v5.json");
    assertEquals(1, opened.fits().size());
    FitDocument document = opened.fits().getFirst().document();
    assertEquals("core_shell_sphere@hayter_msa", document.models().getFirst().model());
    assertEquals("M3.radius", parameter(document, 0, "radius").tie().orElseThrow());
    assertEquals("lognormal", document.models().getFirst().distributions().get("radius"));
    assertEquals(80, parameter(document, 0, "radius_pd_n").value().orElseThrow());
    assertFalse(document.models().getFirst().parameters().containsKey("thickness_pd"));
    assertEquals(new ResolutionChoice.Pinhole(0.07), document.datasets().get(0).resolution());
    assertEquals(new ResolutionChoice.FromFile(), document.datasets().get(1).resolution());
    assertEquals(new ErrorModel.Relative(1), document.datasets().get(1).errors());
    Map<String, Dataset> data = DataReferences.resolve(document, folder);
    assertEquals(0.005, requireNonNull(data.get("M3")).dQ().orElseThrow()[5]);
    assertTrue(requireNonNull(data.get("M2")).dQ().isEmpty());
    assertEquals(List.of(), opened.fits().getFirst().warnings());
  }

  @Test
  void saidByTheirLooks() throws Exception {
    assertTrue(SavedFits.looksLikeOne(SAVED.resolve("fitstate.fitv")));
    assertTrue(SavedFits.looksLikeOne(SAVED.resolve("written-here-v5.json")));
    assertFalse(SavedFits.looksLikeOne(Path.of("..", "examples", "polymer-blend.fit.json")));
  }

  @Test
  void everyNewNameIsOneOfTheCatalogue() {
    Catalogue catalogue = Catalogue.builtin();
    OldNames names = new OldNames();
    List<String> wrong = new ArrayList<>();
    int models = 0;
    for (ModelInfo info : catalogue.models()) {
      names.later(info.name()).values().stream()
          .filter(p -> info.parameter(p).isEmpty())
          .forEach(p -> wrong.add(info.name() + "." + p));
    }
    for (String old : oldModels()) {
      OldNames.Renamed renamed = names.model(old).orElseThrow();
      models++;
      ModelInfo info =
          catalogue.models().stream()
              .filter(m -> m.name().equals(renamed.model()))
              .findFirst()
              .orElseThrow();
      renamed.parameters().values().stream()
          .filter(p -> info.parameter(p).isEmpty())
          .forEach(p -> wrong.add(info.name() + "." + p));
    }
    assertEquals(List.of(), wrong);
    assertTrue(models > 25, "models " + models);
  }

  private static List<String> oldModels() {
    return List.of(
        "CoreMultiShellModel",
        "CoreShellCylinderModel",
        "CoreShellEllipsoidXTModel",
        "CoreShellModel",
        "CorrLength",
        "BroadPeakModel",
        "CylinderModel",
        "DABModel",
        "EllipsoidModel",
        "FlexibleCylinderModel",
        "FractalModel",
        "FuzzySphereModel",
        "PeakGaussModel",
        "Guinier",
        "GuinierPorod",
        "HardsphereStructure",
        "HayterMSAStructure",
        "SquareWellStructure",
        "StickyHSStructure",
        "HollowCylinderModel",
        "LamellarModel",
        "LamellarPSModel",
        "LineModel",
        "Debye",
        "Poly_GaussCoil",
        "ParallelepipedModel",
        "PorodModel",
        "PowerLawAbsModel",
        "SphereModel",
        "VesicleModel");
  }

  @Test
  void damagedFilesAreRefusedInWords() throws Exception {
    byte[] whole = Files.readAllBytes(SAVED.resolve("written-here-v3.fitv"));
    Path file = folder.resolve("x.fitv");
    for (int length = 0; length < whole.length; length += 97) {
      Files.write(file, Arrays.copyOf(whole, length));
      SavedFitException e = assertThrows(SavedFitException.class, () -> SavedFits.read(file));
      assertTrue(e.getMessage().startsWith("x.fitv: "), e.getMessage());
    }
    long seed = 20261124;
    Random random = new Random(seed);
    for (String name : List.of("written-here-v3.fitv", "written-here-v5.json")) {
      byte[] bytes = Files.readAllBytes(SAVED.resolve(name));
      for (int i = 0; i < 300; i++) {
        byte[] damaged = bytes.clone();
        for (int k = 0; k < 5; k++) {
          damaged[random.nextInt(damaged.length)] = (byte) (' ' + random.nextInt(95));
        }
        Files.write(file, damaged);
        try {
          SavedFits.read(file);
        } catch (SavedFitException e) {
          assertTrue(e.getMessage().startsWith("x.fitv: "), "seed " + seed + ": " + e.getMessage());
        }
      }
    }
  }

  @Test
  void aDoctypeIsNotFollowed() throws Exception {
    Path file = folder.resolve("x.svs");
    Files.writeString(
        file, "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><SASroot>&b;</SASroot>");
    assertThrows(SavedFitException.class, () -> SavedFits.read(file));
  }
}

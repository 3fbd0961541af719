package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Parameter;
import org.drumlin.kernel.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model column with the program's own models. */
final class ModelViewModelTest {
  private static final String OWN =
      """
      name: my_line
      title: A line of mine
      category: shape-independent
      parameters:
        - {name: slope, default: %s}
      ---
      double Iq(double q, double slope) {
        return slope * q;
      }
      """;

  private final DraftHistory history = new DraftHistory();
  private final Path folder;
  private final CatalogueLibrary library;
  private final ModelViewModel model;

  ModelViewModelTest(@TempDir Path home) {
    folder = home.resolve("models");
    library = new CatalogueLibrary(folder);
    model = new ModelViewModel(history, library);
    history.currentProperty().addListener((o, before, now) -> model.show(now));
    model.show(history.current());
  }

  @Test
  void aSecondModelGivesTheFirstALetterAndKeepsWhatWasSaid() {
    assertTrue(model.choose("sphere"));
    row("radius").typeValue("70");
    row("radius").typeHigh("200");
    model.distribution(row("radius").info()).width().typeValue("0.1");
    model.distribution(row("radius").info()).chooseType("schulz");
    row("scale").typeValue("0.01");
    assertTrue(model.join('+', "power_law"));

    assertEquals("sphere+power_law", model.textProperty().get());
    assertEquals("70", row("A_radius").valueProperty().get());
    assertEquals("200", row("A_radius").highProperty().get());
    assertEquals("0.01", row("scale").valueProperty().get());
    assertEquals(0.1, parameter("A_radius_pd").value().orElseThrow());
    assertEquals("schulz", entry().distributions().get("A_radius"));
    assertFalse(entry().parameters().containsKey("radius"));

    model.remove(1);
    assertEquals("sphere", model.textProperty().get());
    assertEquals("70", row("radius").valueProperty().get());
    assertEquals("schulz", entry().distributions().get("radius"));
    history.undo();
    history.undo();
    assertEquals("sphere", model.textProperty().get());
    history.redo();
    assertEquals("70", row("A_radius").valueProperty().get());
  }

  @Test
  void theTermThatStaysIsTheOneNotTakenAway() {
    model.choose("sphere+sphere");
    row("A_radius").typeValue("10");
    row("B_radius").typeValue("20");
    model.remove(0);
    assertEquals("20", row("radius").valueProperty().get());
  }

  @Test
  void tiesFollowTheirNames() {
    model.choose("sphere");
    history.edit(tied("sld_solvent", "2 * sld + radius"));
    model.join('*', "power_law");
    assertEquals("2 * A_sld + A_radius", parameter("A_sld_solvent").tie().orElseThrow());
    model.remove(0);
    assertEquals(List.of("background", "power", "scale"), names());
  }

  @Test
  void anotherFormKeepsWhatIsOfTheSampleAlone() {
    model.choose("sphere");
    row("sld").typeValue("3.5");
    row("radius").typeValue("70");
    model.chooseForm(0, "cylinder");
    assertEquals("3.5", row("sld").valueProperty().get());
    assertEquals("20", row("radius").valueProperty().get());
  }

  @Test
  void aStructureFactorComesAndGoes() {
    model.choose("sphere");
    row("radius").typeValue("70");
    assertTrue(model.chooseStructure(0, "hardsphere"));
    assertEquals("sphere@hardsphere", model.textProperty().get());
    assertEquals("70", row("radius").valueProperty().get());
    row("volfraction").typeValue("0.3");
    row("structure_factor_mode").choose(1);
    model.chooseStructure(0, "stickyhardsphere");
    assertEquals("0.3", row("volfraction").valueProperty().get());
    assertEquals(1, row("structure_factor_mode").whole());
    assertEquals(
        List.of("S(q): stickyhardsphere"),
        model.items().stream()
            .filter(TableItem.Heading.class::isInstance)
            .map(i -> ((TableItem.Heading) i).text())
            .filter(t -> t.startsWith("S"))
            .toList());
    model.chooseStructure(0, "");
    assertEquals("sphere", model.textProperty().get());
    assertEquals("70", row("radius").valueProperty().get());
  }

  @Test
  void anEffectiveRadiusThatIsComputedIsNotFitted() {
    model.choose("sphere@hardsphere");
    row("radius_effective_mode").choose(0);
    assertEquals("", row("radius_effective").computedProperty().get());
    row("radius_effective").fit(true);
    row("radius_effective").typeHigh("90");
    row("radius_effective_mode").choose(1);
    assertFalse(row("radius_effective").fittedProperty().get());
    assertFalse(row("radius_effective").computedProperty().get().isEmpty());
    row("radius_effective_mode").choose(0);
    row("radius_effective").fit(true);
    assertEquals("90", row("radius_effective").highProperty().get());
  }

  @Test
  void onlyTheElementsThatCountAreShownAndMoreKeepTheOthers() {
    model.choose("core_multi_shell");
    row("n").choose(2);
    assertEquals(List.of("Shell 1", "Shell 2"), headings());
    row("thickness1").typeValue("33");
    var first = line("thickness1");
    assertEquals("thickness", first.label());
    row("n").choose(3);
    assertEquals(List.of("Shell 1", "Shell 2", "Shell 3"), headings());
    assertEquals("33", row("thickness1").valueProperty().get());
    assertEquals(first, line("thickness1"));
    row("n").choose(1);
    assertEquals(List.of("Shell 1"), headings());
    assertFalse(row("n").typeValue("1.5"));
    assertFalse(row("n").typeValue("99"));
  }

  @Test
  void whatIsWrongIsSaidAndChangesNothing() {
    model.choose("sphere");
    assertFalse(model.chooseStructure(0, "cylinder"));
    assertTrue(model.problemProperty().get().contains("cylinder"));
    assertFalse(model.choose("y = A*exp(-x/tau) +"));
    assertTrue(model.problemProperty().get().contains("column"));
    assertEquals("sphere", model.textProperty().get());
  }

  @Test
  void aModelFileIsTakenTravelsWithTheFitAndIsReplacedByANewerOne(@TempDir Path elsewhere)
      throws Exception {
    Path file = elsewhere.resolve("whatever.model");
    Files.writeString(file, OWN.formatted("2"));
    assertTrue(model.choose(library.take(file)));
    assertEquals(Set.of("my_line"), history.current().document().definitions().keySet());
    assertTrue(Files.exists(folder.resolve("my_line.model")));
    assertEquals("2", row("slope").valueProperty().get());
    assertTrue(model.search("my line", "").stream().anyMatch(m -> m.name().equals("my_line")));

    row("slope").typeValue("7");
    Files.writeString(file, OWN.formatted("3").replace("slope", "steep"));
    assertTrue(model.choose(library.take(file)));
    assertEquals("3", row("steep").valueProperty().get());
    assertTrue(Files.exists(folder.resolve("my_line.model~")));
    history.undo();
    assertEquals("7", row("slope").valueProperty().get());

    model.choose("sphere");
    assertEquals(Map.of(), history.current().document().definitions());
  }

  @Test
  void aBrokenModelFileSaysWhereAndHarmsNothing(@TempDir Path elsewhere) throws Exception {
    Path file =
        Files.writeString(elsewhere.resolve("b.model"), OWN.formatted("2").replace(";", ""));
    var refused = assertThrows(ModelException.class, () -> library.take(file));
    assertTrue(String.valueOf(refused.getMessage()).contains("line 9"), refused.getMessage());
    Files.createDirectories(folder);
    Files.copy(file, folder.resolve("my_line.model"));
    model.refresh();
    assertEquals(1, model.broken().size());
    assertTrue(model.broken().getFirst().contains("line 9"), model.broken().toString());
    assertTrue(model.choose("sphere"));
  }

  private TableItem.Line line(String name) {
    return model.items().stream()
        .filter(TableItem.Line.class::isInstance)
        .map(TableItem.Line.class::cast)
        .filter(l -> l.row().info().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<String> headings() {
    return model.items().stream()
        .filter(TableItem.Heading.class::isInstance)
        .map(i -> ((TableItem.Heading) i).text())
        .toList();
  }

  private List<String> names() {
    return entry().parameters().keySet().stream().sorted().toList();
  }

  private Draft tied(String name, String expression) {
    return history
        .current()
        .withModel(m -> {
          var all = new LinkedHashMap<>(m.parameters());
          all.put(name, Parameter.tied(expression));
          return m.withParameters(all);
        });
  }

  private ModelEntry entry() {
    return history.current().model().orElseThrow();
  }

  private Parameter parameter(String name) {
    return Objects.requireNonNull(entry().parameters().get(name));
  }

  private ParameterRowViewModel row(String name) {
    return model.rows().stream()
        .filter(r -> r.info().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}

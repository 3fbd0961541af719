package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.drumlin.fit.Parameter;
import org.drumlin.fit.Prior;
import org.drumlin.fit.Range;
import org.junit.jupiter.api.Test;

final class RowDetailsViewModelTest {
  private final DraftHistory history = new DraftHistory();
  private final TestModels library = new TestModels();
  private final ModelViewModel model = new ModelViewModel(history, library);

  RowDetailsViewModelTest() {
    history.currentProperty().addListener((o, before, now) -> model.show(now));
    history.edit(history.current().withData(Path.of("a.txt")));
    assertTrue(model.choose("coil"));
  }

  @Test
  void aTieIsTypedShownWithItsValueAndTakenBack() {
    assertTrue(details("background").typeTie("0.01 * rg"));
    assertEquals("= 0.75", details("background").tieValueProperty().get());
    assertEquals("0.75", row("background").valueProperty().get());
    row("rg").typeValue("60");
    assertEquals("0.6", row("background").valueProperty().get());
    history.undo();
    history.undo();
    assertEquals("", row("background").tieProperty().get());
    assertEquals("0.001", row("background").valueProperty().get());
    history.redo();
    assertEquals("0.01 * rg", row("background").tieProperty().get());
  }

  @Test
  void whatIsWrongWithATieIsSaidAtItsPlaceAndNothingChanges() {
    var tie = details("background");
    assertFalse(tie.typeTie("0.01 * rgg"));
    assertTrue(
        tie.tieProblemProperty()
            .get()
            .startsWith("There is no parameter 'rgg'; did you mean 'rg'?"),
        tie.tieProblemProperty().get());
    assertFalse(tie.typeTie("2 *"));
    assertTrue(
        tie.tieProblemProperty().get().startsWith("Column "), tie.tieProblemProperty().get());
    assertFalse(tie.typeTie("rg < 3"));
    assertEquals("Should be a value, not a comparison.", tie.tieProblemProperty().get());
    assertFalse(tie.typeTie("2 * background"));
    assertTrue(tie.tieProblemProperty().get().startsWith("The ties go in a circle"));
    assertEquals("", row("background").tieProperty().get());
  }

  @Test
  void setFreeItKeepsItsValueAndTickedItHasItsBoundsAgain() {
    row("rg").fit(true);
    row("rg").typeHigh("90");
    details("rg").chooseForm(PriorForm.NORMAL);
    assertTrue(details("rg").typeTie("70 + scale"));
    assertFalse(row("rg").fittedProperty().get());
    details("rg").untie();
    assertEquals("71", row("rg").valueProperty().get());
    row("rg").fit(true);
    assertEquals("90", row("rg").highProperty().get());
    assertEquals(PriorForm.NORMAL, details("rg").formProperty().get());
  }

  @Test
  void aTickOnATiedParameterFitsItFromTheValueItHad() {
    details("rg").typeTie("70 + scale");
    row("rg").fit(true);
    assertEquals("71", row("rg").valueProperty().get());
    assertEquals("", row("rg").tieProperty().get());
  }

  @Test
  void oneClickMakesAParameterTheSameAsAnothers() {
    history.edit(history.current().plusData(Path.of("b.txt")));
    assertEquals(List.of("fit.rg"), details("rg").partners());
    assertTrue(details("rg").typeTie("fit.rg"));
    assertEquals(List.of(), details("rg").partners());
    assertFalse(details("rg").leadsProperty().get());
    history.select(0);
    assertEquals(
        List.of(), details("rg").partners(), "b.rg follows this one: no circle is offered");
  }

  @Test
  void oneClickMakesAllOthersFollow() {
    history.edit(history.current().plusData(Path.of("b.txt")));
    history.edit(history.current().plusData(Path.of("c.txt")));
    history.select(0);
    assertEquals(List.of("b.rg", "c.rg"), details("rg").partners());
    details("rg").lead();
    var ties =
        history.current().document().models().stream()
            .map(m -> m.parameters().getOrDefault("rg", Parameter.fixed(0)).tie().orElse(""))
            .toList();
    assertEquals(List.of("", "fit.rg", "fit.rg"), ties);
    assertFalse(details("rg").leadsProperty().get());
    history.undo();
    assertTrue(details("rg").leadsProperty().get());
  }

  @Test
  void aPriorFitsTheParameterAndItsNumbersAreChecked() {
    var rg = details("rg");
    rg.chooseForm(PriorForm.NORMAL);
    assertTrue(row("rg").fittedProperty().get());
    assertEquals("75", rg.number(0));
    assertTrue(rg.typeNumber(1, "5"));
    assertFalse(rg.typeNumber(1, "-5"));
    assertEquals("The sd must be above 0, not -5.", rg.priorProblemProperty().get());
    assertEquals("normal, 75 ± 5", row("rg").priorProperty().get());
    rg.chooseForm(PriorForm.TRUNCATED_NORMAL);
    assertEquals(new Prior.TruncatedNormal(75, 5, 60, 90), rg.priorProperty().get());
    assertFalse(rg.typeNumber(2, "95"));
    assertTrue(rg.typeNumber(3, "2000"));
    assertFalse(rg.typeNumber(2, "900"));
    assertEquals(
        "The prior leaves nothing of the bounds 0 … 800. Move one of them.",
        rg.priorProblemProperty().get());
    rg.chooseForm(PriorForm.SOFT_RANGE);
    assertEquals("5", rg.number(2));
    rg.chooseForm(PriorForm.LOGNORMAL);
    rg.chooseForm(PriorForm.UNIFORM);
    assertEquals("", row("rg").priorProperty().get());
    history.undo();
    assertEquals(PriorForm.LOGNORMAL, rg.formProperty().get());
  }

  @Test
  void theCurveOfAPriorIsItsShapeWithinTheBounds() {
    var wide = new Range(-100, 100);
    double[] normal = PriorCurve.heights(new Prior.Normal(3, 1), wide);
    assertEquals(Math.exp(-8), normal[0], 1e-3);
    assertEquals(1, Math.max(normal[31], normal[32]));
    double[] cut = PriorCurve.heights(new Prior.TruncatedNormal(3, 1, 3, 9), wide);
    assertEquals(0, cut[20]);
    assertTrue(cut[40] > 0.3);
    double[] soft = PriorCurve.heights(new Prior.SoftRange(0, 8, 1), wide);
    assertEquals(1, soft[20]);
    assertTrue(soft[2] < 0.01);
    double[] bounded = PriorCurve.heights(new Prior.Normal(3, 1), new Range(3, 100));
    assertEquals(0, bounded[10]);
    double[] log = PriorCurve.heights(new Prior.LogNormal(10, 5), wide);
    assertEquals(0, log[0]);
    assertTrue(log[12] > log[60]);
  }

  @Test
  void namesAreCompletedFromWhatWasBegun() {
    var names = List.of("fit.rg", "b.rg", "b.radius", "scale");
    assertEquals("rg", NameCompletion.begun("2*rg", 4));
    assertEquals("", NameCompletion.begun("2e", 2));
    assertEquals(List.of("fit.rg", "b.rg"), NameCompletion.matches("rg", names));
    assertEquals(List.of("b.rg", "b.radius"), NameCompletion.matches("b.r", names));
    assertEquals(List.of(), NameCompletion.matches("scale", names));
    assertEquals(List.of(), NameCompletion.matches("", names));
  }

  private ParameterRowViewModel row(String name) {
    return model.rows().stream()
        .filter(r -> r.info().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private RowDetailsViewModel details(String name) {
    return model.details(row(name));
  }
}

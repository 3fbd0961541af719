package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.drumlin.fit.Range;
import org.junit.jupiter.api.Test;

final class ParameterRowViewModelTest {
  private final DraftHistory history = new DraftHistory();
  private final ParameterRowViewModel rg = new ParameterRowViewModel(history, TestModels.RG);

  ParameterRowViewModelTest() {
    var library = new TestModels();
    var coil = library.models().getFirst();
    var known = new ModelLibrary.Answer.Known(coil, List.of(Piece.alone(coil)));
    history.reset(ModelChange.to(Draft.empty(), List.of(), known, "coil"));
    history.currentProperty().addListener((o, before, now) -> rg.show(now));
    rg.show(history.current());
  }

  @Test
  void aValueTypedIsOneEdit() {
    assertTrue(rg.typeValue("56,4"));
    assertEquals("56.4", rg.valueProperty().get());
    history.undo();
    assertEquals("75", rg.valueProperty().get());
    assertFalse(history.dirtyProperty().get());
  }

  @Test
  void whatIsNoNumberOrOutsideTheLimitsIsRefusedInWords() {
    assertFalse(rg.typeValue("abc"));
    assertEquals("abc is not a number.", rg.problemProperty().get());
    assertFalse(rg.typeValue("-5"));
    assertTrue(rg.problemProperty().get().startsWith("rg must lie in"));
    assertEquals("75", rg.valueProperty().get());
    assertFalse(history.canUndoProperty().get());
  }

  @Test
  void tickingGivesWideBoundsAndTickingAgainBringsThemBack() {
    rg.fit(true);
    assertEquals("0", rg.lowProperty().get());
    assertEquals("800", rg.highProperty().get());
    assertTrue(rg.typeHigh("200"));
    rg.fit(false);
    assertEquals("", rg.highProperty().get());
    rg.fit(true);
    assertEquals("200", rg.highProperty().get());
  }

  @Test
  void boundsTypedWrongSayWhy() {
    rg.fit(true);
    assertFalse(rg.typeLow("900"));
    assertEquals("The lower end 900 is not below the upper end 800.", rg.problemProperty().get());
    assertFalse(rg.typeLow("-3"));
    assertTrue(rg.problemProperty().get().startsWith("rg must lie in"));
  }

  @Test
  void aValueOutsideItsBoundsIsMarked() {
    rg.fit(true);
    rg.typeHigh("80");
    rg.typeValue("100");
    assertEquals("100 lies outside its bounds 0 \u2026 80.", rg.problemProperty().get());
    rg.typeValue("80");
    assertEquals("", rg.problemProperty().get());
    assertTrue(rg.onBoundProperty().get());
  }

  @Test
  void withoutBoundsNoValueSitsOnOne() {
    rg.fit(true);
    rg.typeHigh("inf");
    rg.typeValue("70");
    assertFalse(rg.onBoundProperty().get());
    rg.typeValue("0");
    assertTrue(rg.onBoundProperty().get());
  }

  @Test
  void aDragIsOneEditHoweverManySteps() {
    rg.fit(true);
    for (double place : new double[] {0.2, 0.3, 0.5}) {
      rg.slide(place);
    }
    rg.endSlide();
    assertEquals("400", rg.valueProperty().get());
    history.undo();
    assertEquals("75", rg.valueProperty().get());
    assertTrue(rg.fittedProperty().get());
  }

  @Test
  void aSliderOverManyDecadesMovesInRatios() {
    rg.fit(true);
    rg.typeLow("0.01");
    rg.typeHigh("10000");
    rg.slide(0.5);
    rg.endSlide();
    assertEquals("10", rg.valueProperty().get());
  }

  @Test
  void suggestedBoundsFitTheKindOfParameter() {
    assertEquals(new Range(-4, 6), ParameterEdits.suggestedBounds(TestModels.SLD, 1));
    assertEquals(new Range(0, 1), ParameterEdits.suggestedBounds(TestModels.BACKGROUND, 0.001));
    assertEquals(new Range(0, 500), ParameterEdits.suggestedBounds(TestModels.RADIUS, 50));
    assertEquals(
        new Range(0, 1),
        ParameterEdits.suggestedBounds(ParameterEdits.width(TestModels.RADIUS), 0));
  }
}

package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.drumlin.fit.DistributionPoint;
import org.drumlin.fit.ModelEntry;
import org.junit.jupiter.api.Test;

final class DistributionViewModelTest {
  private final DraftHistory history = new DraftHistory();
  private final TestModels library = new TestModels();
  private final DistributionViewModel radius =
      new DistributionViewModel(history, TestModels.RADIUS);

  DistributionViewModelTest() {
    var sphere = library.models().get(1);
    var known = new ModelLibrary.Answer.Known(sphere, List.of(Piece.alone(sphere)));
    history.reset(ModelChange.to(Draft.empty(), List.of(), known, "sphere"));
    history.currentProperty().addListener((o, before, now) -> show());
    show();
  }

  private void show() {
    radius.show(history.current(), new Expressions(history.current().document(), library));
  }

  private ModelEntry model() {
    return history.current().model().orElseThrow();
  }

  @Test
  void anArrayBeginsWithThePointsOfTheShapeBefore() {
    assertTrue(radius.types().contains("array"));
    assertTrue(radius.width().typeValue("0.1"));
    assertTrue(radius.points().typeValue("3"));
    assertTrue(radius.sigmas().typeValue("1"));
    radius.chooseType("array");
    assertFalse(radius.computedProperty().get());
    var points = model().arrays().getOrDefault("radius", List.of());
    assertEquals(List.of(45.0, 50.0, 55.0), points.stream().map(DistributionPoint::value).toList());
    assertEquals(points.get(0).weight(), points.get(2).weight());
    assertEquals(Math.exp(-0.5), points.get(0).weight() / points.get(1).weight(), 1e-5);
    assertEquals("3", radius.countProperty().get());
    assertEquals(3, radius.arrayProperty().get().lines().count());
    assertEquals("array of 3", radius.summaryProperty().get());
  }

  @Test
  void withoutAWidthItIsOnePoint() {
    radius.chooseType("array");
    assertEquals(Map.of("radius", List.of(new DistributionPoint(50, 1))), model().arrays());
  }

  @Test
  void pointsTypedAreOneEdit() {
    radius.chooseType("array");
    assertTrue(radius.typeArray("20 1\n30 3\n"));
    assertEquals("20\t1\n30\t3", radius.arrayProperty().get());
    history.undo();
    assertEquals("50\t1", radius.arrayProperty().get());
    history.undo();
    assertEquals("gaussian", radius.typeProperty().get());
    assertEquals("", radius.arrayProperty().get());
  }

  @Test
  void whatIsWrongIsSaidAndChangesNothing() {
    radius.chooseType("array");
    assertFalse(radius.typeArray("20 1\n-30 3"));
    assertEquals("Line 2: -30 is outside what radius may be.", radius.arrayProblemProperty().get());
    assertEquals("50\t1", radius.arrayProperty().get());
    assertTrue(radius.typeArray("20 1\n30 3"));
    assertEquals("", radius.arrayProblemProperty().get());
  }

  /** The document's check refuses an array whose centre or width is fitted. */
  @Test
  void centreAndWidthAreNotFittedAnyMore() {
    var row = new ParameterRowViewModel(history, TestModels.RADIUS);
    row.show(history.current());
    row.fit(true);
    radius.width().fit(true);
    assertTrue(Objects.requireNonNull(model().parameters().get("radius")).fit().isPresent());
    assertTrue(Objects.requireNonNull(model().parameters().get("radius_pd")).fit().isPresent());
    radius.chooseType("array");
    assertFalse(Objects.requireNonNull(model().parameters().get("radius")).fit().isPresent());
    assertFalse(Objects.requireNonNull(model().parameters().get("radius_pd")).fit().isPresent());
    radius.chooseType("schulz");
    assertEquals(Map.of(), model().arrays());
    assertEquals(Map.of("radius", "schulz"), model().distributions());
  }
}

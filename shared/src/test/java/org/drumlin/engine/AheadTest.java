package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.drumlin.data.Resolution;
import org.junit.jupiter.api.Test;

/** Which panels are computed ahead. */
class AheadTest {
  private final Plan plan =
      Plan.of(
          new double[] {0.01, 0.1},
          new Resolution.Pinhole(new double[] {0.001, 0.01}),
          new GaussLegendre());
  private final Panels panels = plan.panels();
  private final Ahead ahead = new Ahead(panels);

  @Test
  void itBeginsWithTheRoots() {
    assertEquals(panels.roots(), ahead.panels());
    assertEquals(-1, ahead.parent(0));
    assertFalse(ahead.halved(0));
  }

  @Test
  void whatSomeSetsHalvedIsHalvedAheadUntilItIsLongUnused() {
    Panel root = panels.roots().getFirst();
    int roots = panels.roots().size();
    ahead.learn(64, Map.of(root, 3));
    assertEquals(roots, ahead.panels().size(), "3 of 64 are too few");
    ahead.learn(64, Map.of(root, 4));
    assertEquals(roots + 2, ahead.panels().size());
    assertTrue(ahead.halved(0));
    assertEquals(0, ahead.parent(roots));
    List<Panel> halves = new ArrayList<>();
    panels.addHalves(root, halves);
    assertEquals(halves, ahead.panels().subList(roots, roots + 2));
    List<Panel> before = ahead.panels();
    ahead.learn(64, Map.of(root, 64));
    assertSame(before, ahead.panels(), "nothing new, the same list");
    for (int i = 0; i < 12; i++) {
      ahead.learn(64, Map.of());
      assertSame(before, ahead.panels(), "a share of 1 still counts after " + i);
    }
    ahead.learn(64, Map.of());
    assertEquals(panels.roots(), ahead.panels());
  }

  @Test
  void aHalfWithoutItsWholeIsNotComputedAhead() {
    List<Panel> halves = new ArrayList<>();
    panels.addHalves(panels.roots().getFirst(), halves);
    ahead.learn(1, Map.of(halves.getFirst(), 1));
    assertEquals(panels.roots(), ahead.panels());
  }
}

package org.drumlin.engine;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which panels are computed before it is known whether a parameter set needs them: those that sets
 * needed lately. A guess about what comes, which saves launches; no result depends on it.
 */
final class Ahead {
  /** Panels are halved ahead of need where at least this part of the sets needed it. */
  private static final double OFTEN = 1.0 / 16;

  /** What an earlier batch needed counts for so much. */
  private static final double FADES = 0.8;

  /** Panels, with all their halves, at most. */
  private static final int MOST = 4096;

  private final Panels all;
  private final Map<Panel, Double> needed = new IdentityHashMap<>();
  private List<Panel> panels = new ArrayList<>();
  private int[] parents = {};
  private boolean[] halved = {};

  Ahead(Panels all) {
    this.all = all;
    layOut();
  }

  /** Halves behind what they are halves of. The list is another when anything changed. */
  List<Panel> panels() {
    return panels;
  }

  /** The place of what a panel is a half of; -1 for none. */
  int parent(int place) {
    return parents[place];
  }

  /** Whether a panel's halves are there too. */
  boolean halved(int place) {
    return halved[place];
  }

  /**
   * Takes up what a batch needed.
   *
   * @param counts how many of the sets had to halve a panel; those that none had are left out
   */
  void learn(int sets, Map<Panel, Integer> counts) {
    needed.replaceAll((panel, share) -> FADES * share);
    needed.values().removeIf(share -> share < OFTEN);
    counts.forEach((panel, count) -> needed.merge(panel, (double) count / sets, Math::max));
    layOut();
  }

  private void layOut() {
    List<Panel> found = new ArrayList<>();
    List<Integer> from = new ArrayList<>();
    for (Panel root : all.roots()) {
      found.add(root);
      from.add(-1);
    }
    boolean[] split = new boolean[MOST];
    for (int i = 0; i < found.size() && found.size() + 2 <= MOST; i++) {
      if (needed.getOrDefault(found.get(i), 0.0) >= OFTEN) {
        split[i] = true;
        all.addHalves(found.get(i), found);
        from.add(i);
        from.add(i);
      }
    }
    if (!found.equals(panels)) {
      panels = List.copyOf(found);
      parents = from.stream().mapToInt(Integer::intValue).toArray();
      halved = split;
    }
  }
}

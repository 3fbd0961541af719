package org.drumlin.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is computed in one launch for many parameter sets: some panels each, perhaps of several
 * depths, ahead of knowing which are needed. Of a panel and its halves the first that follows the
 * theory counts, as {@link Plan} would have it.
 *
 * @param sharp how many points without a window are computed for each set, ahead of the panels
 * @param start where each set's panels begin; one more than there are sets
 * @param panels set after set; halves come behind what they are halves of
 * @param numbers of the panels in the device's table
 * @param family for each, twice the place of what it is a half of, counted from 1 (0 for none), and
 *     one more where its own halves are there too
 */
record Round(int sharp, int[] start, List<Panel> panels, int[] numbers, int[] family) {

  int sets() {
    return start.length - 1;
  }

  /** The same for all sets: what {@code ahead} holds. */
  static Round first(Plan plan, Ahead ahead, PanelTable table, int sets) {
    int each = ahead.panels().size();
    List<Panel> panels = new ArrayList<>(sets * each);
    int[] start = new int[sets + 1];
    int[] family = new int[sets * each];
    for (int set = 0; set < sets; set++) {
      panels.addAll(ahead.panels());
      start[set + 1] = panels.size();
      for (int i = 0; i < each; i++) {
        int parent = ahead.parent(i) < 0 ? 0 : set * each + ahead.parent(i) + 1;
        family[set * each + i] = 2 * parent + (ahead.halved(i) ? 1 : 0);
      }
    }
    int[] numbers = table.numbers(panels);
    return new Round(plan.sharp().length, start, List.copyOf(panels), numbers, family);
  }

  /**
   * The halves of what did not follow and had none.
   *
   * @param state of each panel, a constant of {@link OpenClSmearing}
   */
  Round next(Panels all, PanelTable table, int[] state) {
    List<Panel> halves = new ArrayList<>();
    int[] next = new int[start.length];
    for (int set = 0; set < sets(); set++) {
      for (int i = start[set]; i < start[set + 1]; i++) {
        if (state[i] == OpenClSmearing.OPEN) {
          all.addHalves(panels.get(i), halves);
        }
      }
      next[set + 1] = halves.size();
    }
    int[] family = new int[halves.size()];
    return new Round(0, next, List.copyOf(halves), table.numbers(halves), family);
  }

  /** Points without a window in the runs that a block has on the JVM, each panel in one. */
  OpenClPoints points(double[] sharpQ) {
    int panelsAt = sharp * sets();
    double[] at = new double[panelsAt + panels.size() * Panels.NODES];
    int[] sets = new int[at.length];
    Runs runs = new Runs(sets() * (sharp / Block.WIDTH + 1) + panels.size());
    for (int set = 0; set < sets(); set++) {
      System.arraycopy(sharpQ, 0, at, set * sharp, sharp);
      Arrays.fill(sets, set * sharp, (set + 1) * sharp, set);
      for (int from = 0; from < sharp; from += Block.WIDTH) {
        int last = Math.min(sharp, from + Block.WIDTH) - 1;
        runs.add(set * sharp + from, Math.max(Math.abs(sharpQ[from]), Math.abs(sharpQ[last])));
      }
    }
    for (int set = 0; set < sets(); set++) {
      for (int i = start[set]; i < start[set + 1]; i++) {
        int place = panelsAt + i * Panels.NODES;
        System.arraycopy(panels.get(i).nodes(), 0, at, place, Panels.NODES);
        Arrays.fill(sets, place, place + Panels.NODES, set);
        runs.add(place, panels.get(i).high());
      }
    }
    return runs.of(at, sets);
  }

  private static final class Runs {
    private final int[] begin;
    private final double[] reach;
    private int count;

    Runs(int most) {
      begin = new int[most + 1];
      reach = new double[most];
    }

    void add(int from, double largest) {
      begin[count] = from;
      reach[count++] = largest;
    }

    OpenClPoints of(double[] at, int[] sets) {
      begin[count] = at.length;
      return new OpenClPoints(
          at, sets, Arrays.copyOf(begin, count + 1), Arrays.copyOf(reach, count));
    }
  }
}

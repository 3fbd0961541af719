package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.drumlin.fit.Method;

/**
 * Which of a sampler's draws the statistics are of: those after the burn-in that was asked for,
 * that the chains show, or that somebody chose afterwards.
 *
 * @param draws the draws used
 * @param burn generations left out, counted from the start
 * @param found the generation after which the chains look settled; empty where they do not, or are
 *     too short to tell
 * @param warnings what to know of the choice
 */
record Kept(Draws draws, int burn, OptionalInt found, List<String> warnings) {

  /**
   * @param all every kept draw
   * @param burn generations of the burn-in that was asked for
   */
  static Kept of(Draws all, Method method, int burn) {
    List<String> warnings = new ArrayList<>();
    OptionalInt settled = Settling.rows(all);
    int cut = cut(all, method, settled, warnings);
    int left = cut == 0 ? burn : all.generation(cut - 1);
    OptionalInt found =
        settled.isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of(
                settled.getAsInt() == 0 ? burn : all.generation(settled.getAsInt() - 1));
    return new Kept(all.from(cut), left, found, warnings);
  }

  private static int cut(Draws all, Method method, OptionalInt settled, List<String> warnings) {
    int discard = method.whole("discard");
    if (discard > 0) {
      int cut = 0;
      while (cut < all.generations() - 1 && all.generation(cut) <= discard) {
        cut++;
      }
      return cut;
    }
    if (method.text("trim").equals("off") || all.generations() < Settling.FEWEST_ROWS) {
      return 0;
    }
    if (settled.isEmpty()) {
      warnings.add(
          "The chains have not settled; the statistics are of the later half of the draws. Raise"
              + " burn, or samples.");
      return all.generations() / 2;
    }
    return settled.getAsInt();
  }
}

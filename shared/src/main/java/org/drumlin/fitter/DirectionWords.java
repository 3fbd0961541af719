package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.drumlin.fit.Notation;

/** What a direction in the space of the parameters means for the scientist. */
final class DirectionWords {
  /** A parameter with less than this share of a direction is not told of. */
  private static final double SHARE = 0.05;

  private final FitProblem problem;
  private final double[] best;

  DirectionWords(FitProblem problem, double[] best) {
    this.problem = problem;
    this.best = best;
  }

  /** Of a direction along which nothing changes at the point. */
  String undetermined(Direction direction) {
    List<String> names = names(direction);
    String list = String.join(", ", names);
    String advice = " Use dream for intervals, or fix or tie ";
    if (names.size() == 1) {
      return "The data do not determine "
          + list
          + " at this point: to first order it changes nothing there, so it has no standard"
          + " deviation."
          + advice
          + "it.";
    }
    return "The data do not determine "
        + list
        + " one by one at this point, only together: "
        + course(direction)
        + " changes nothing to first order. They have no standard deviations, and those of the"
        + " others are as if these were fixed."
        + advice
        + (names.size() == 2 ? "one of them." : "some of them.");
  }

  /** Of a direction along which the model is far from linear. */
  String rough(Direction direction, double rise) {
    return "The model is far from linear within the uncertainty of "
        + String.join(", ", names(direction))
        + ": over one standard deviation chisq rises by "
        + String.format(Locale.ROOT, "%.2g", rise)
        + " instead of 1. Take the intervals as rough, and use dream for better ones.";
  }

  private List<String> names(Direction direction) {
    List<String> names = new ArrayList<>();
    for (int j = 0; j < best.length; j++) {
      if (direction.moves(j, SHARE)) {
        names.add(problem.names().get(j));
      }
    }
    return names;
  }

  /** "raising a by 1 % and lowering b by 2 %": the largest share goes first, by 1 %. */
  private String course(Direction direction) {
    int first = 0;
    for (int j = 0; j < best.length; j++) {
      first = Math.abs(direction.shares()[j]) > Math.abs(direction.shares()[first]) ? j : first;
    }
    double size = best[first] == 0 ? 1 : 0.01 * Math.abs(best[first]);
    double factor = size / direction.step()[first];
    List<String> moves = new ArrayList<>();
    for (int j = 0; j < best.length; j++) {
      if (direction.moves(j, SHARE)) {
        moves.add(j == first ? 0 : moves.size(), move(j, factor * direction.step()[j]));
      }
    }
    return String.join(" and ", moves);
  }

  private String move(int j, double by) {
    String unit = problem.table().slots().get(problem.table().fitted()[j]).unit();
    String much =
        best[j] == 0
            ? Notation.number(rounded(Math.abs(by))) + (unit.isEmpty() ? "" : " " + unit)
            : Notation.number(rounded(100 * Math.abs(by / best[j]))) + " %";
    return (by > 0 ? "raising " : "lowering ") + problem.names().get(j) + " by " + much;
  }

  private static double rounded(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.2g", value));
  }
}

package org.drumlin.runner;

import java.util.ArrayDeque;

/**
 * How long a fit still takes, from how fast it went in the later half of its time. The first
 * batches are still being compiled and go at a tenth of the later speed, so nothing is said until
 * the speed has settled; what an earlier run had done does not count as speed.
 */
final class TimeLeft {
  private static final double FIRST_SECONDS = 2;
  private static final double ALIKE = 1.25;

  private final ArrayDeque<Mark> marks = new ArrayDeque<>();
  private boolean known;

  /** How far it was at a time. */
  private record Mark(double seconds, double fraction) {}

  /**
   * Takes in how far the fit is, and says how long the rest takes.
   *
   * @param seconds since this part of the fit began
   * @param fraction done, 0 to 1, of the whole
   * @return seconds; NaN while that cannot be told
   */
  double after(double seconds, double fraction) {
    marks.add(new Mark(seconds, fraction));
    // Two marks at least before the middle's: the first half is forgotten as the fit goes on.
    while (marks.size() > 2 && second().seconds() <= seconds / 2) {
      marks.remove();
    }
    double lately = speedSince(seconds / 2, seconds, fraction);
    double last = speedSince(seconds * 3 / 4, seconds, fraction);
    known |= seconds >= FIRST_SECONDS && lately < ALIKE * last && last < ALIKE * lately;
    return known && lately > 0 ? (1 - fraction) / lately : Double.NaN;
  }

  private Mark second() {
    var all = marks.iterator();
    all.next();
    return all.next();
  }

  /** Share a second from the last mark before that time to now; NaN where there is none. */
  private double speedSince(double time, double seconds, double fraction) {
    Mark from = marks.getFirst();
    for (Mark mark : marks) {
      if (mark.seconds() <= time) {
        from = mark;
      }
    }
    return (fraction - from.fraction()) / (seconds - from.seconds());
  }
}

package org.drumlin.kernel;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What someone probably meant by a name that is not known. */
public final class Suggestion {
  private static final int LONGEST = 64;

  private Suggestion() {}

  /**
   * The known name nearest to what was written: few letters wrong, missing, added or swapped; case
   * does not count. Empty when none is near enough to be worth saying.
   */
  public static Optional<String> nearest(String written, Collection<String> known) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String plain = written.toLowerCase(Locale.ROOT);
    int allowed = Math.max(1, written.length() / 3);
    return known.stream()
        .filter(k -> Math.abs(k.length() - plain.length()) <= allowed)
        .map(k -> new Candidate(k, distance(plain, k.toLowerCase(Locale.ROOT))))
        .filter(c -> c.distance <= allowed && c.distance < plain.length())
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  /** {@code "; did you mean 'radius'?"}, or nothing: to be put behind "unknown …". */
  public static String phrase(String written, Collection<String> known) {
    return nearest(written, known).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  private record Candidate(String name, int distance) {}

  /** Damerau's distance with adjacent swaps, each edit counting one. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, d[i - 2][j - 2] + 1);
        }
        d[i][j] = best;
      }
    }
    return d[a.length()][b.length()];
  }
}

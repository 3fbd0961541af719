package org.drumlin;

import java.util.List;
import java.util.Random;

/**
 * Makes mistakes in texts, for tests of what reads them: pieces put in, left out, written twice.
 *
 * @param pieces what is put in
 * @param most mistakes in a text
 * @param longest stretch that a mistake takes
 * @param others further kinds of mistake, each as likely as one of ours
 */
public record Mangling(List<String> pieces, int most, int longest, List<Mistake> others) {
  private static final int OURS = 4;

  /** The head of a text, where mistakes are made as often as in all the rest. */
  private static final int HEAD = 2000;

  /** Changes a text at a place, perhaps with a piece. */
  @FunctionalInterface
  public interface Mistake {
    void make(Random random, StringBuilder text, int at, String piece);
  }

  /** The seed with some mistakes, at least one. */
  public String of(Random random, String seed) {
    StringBuilder text = new StringBuilder(seed);
    for (int i = random.nextInt(most); i >= 0 && !text.isEmpty(); i--) {
      int reach = random.nextBoolean() ? text.length() : Math.min(HEAD, text.length());
      int at = random.nextInt(reach);
      int end = Math.min(text.length(), at + 1 + random.nextInt(random.nextInt(longest) + 1));
      String piece = pieces.get(random.nextInt(pieces.size()));
      int kind = random.nextInt(OURS + others.size());
      switch (kind) {
        case 0 -> text.insert(at, piece);
        case 1 -> text.replace(at, end, piece);
        case 2 -> text.delete(at, end);
        case 3 -> text.insert(at, text.substring(at, end));
        default -> others.get(kind - OURS).make(random, text, at, piece);
      }
    }
    return text.toString();
  }
}

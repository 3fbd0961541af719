package org.drumlin.cli;

/** Words broken into lines that fit a terminal. */
final class Paragraph {
  /** Columns that any terminal has room for, and a line is still easy to read. */
  private static final int WIDTH = 90;

  private Paragraph() {}

  /** The text in lines, the second and later ones moved in by two; no line break at its end. */
  static String of(String text) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ")) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        lines.append("\n  ");
        column = 2;
      } else if (column > 0) {
        lines.append(' ');
        column++;
      }
      lines.append(word);
      column += word.length();
    }
    return lines.toString();
  }
}

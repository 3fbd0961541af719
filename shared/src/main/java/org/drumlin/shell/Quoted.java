package org.drumlin.shell;

/** Text as one word of a bash script, whatever is in it. */
public final class Quoted {
  private Quoted() {}

  /**
   * In single quotes.
   *
   * @throws IllegalArgumentException for a NUL, which no shell can hold
   */
  public static String word(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a NUL in " + text);
    }
    return "'" + text.replace("'", "'\\''") + "'";
  }
}

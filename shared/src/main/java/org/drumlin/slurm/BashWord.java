package org.drumlin.slurm;

/** Text as one word of a bash script, whatever is in it. */
final class BashWord {
  private BashWord() {}

  /** In single quotes. */
  static String of(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a NUL cannot be in a script");
    }
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** Bare where nothing in it means anything to bash: for scripts that people read. */
  static String plain(String text) {
    return text.matches("[A-Za-z0-9_./:=@%+,-]+") ? text : of(text);
  }
}

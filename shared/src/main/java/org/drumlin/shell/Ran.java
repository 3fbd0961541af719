package org.drumlin.shell;

/**
 * What came of a script.
 *
 * @param code its exit code
 * @param out standard output, as UTF-8
 * @param err standard error, as UTF-8
 */
public record Ran(int code, String out, String err) {
  /** Whether it ended well. */
  public boolean ok() {
    return code == 0;
  }
}

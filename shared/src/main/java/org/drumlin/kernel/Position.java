package org.drumlin.kernel;

/**
 * A place in a text, as an editor counts: the first character is line 1, column 1.
 *
 * @param line from 1
 * @param column from 1
 */
public record Position(int line, int column) {
  /** Where a text begins. */
  public static final Position START = new Position(1, 1);
}

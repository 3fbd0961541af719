package org.drumlin.client.builder;

/** A line of the parameter table. */
sealed interface TableItem {

  /**
   * Words over the parameters that follow.
   *
   * @param key tells headings with the same words apart
   * @param element whether an element of a vector follows, not a whole piece
   */
  record Heading(String key, String text, boolean element) implements TableItem {}

  /**
   * A parameter.
   *
   * @param label its name where the heading already says whose it is
   */
  record Line(ParameterRowViewModel row, String label) implements TableItem {}
}

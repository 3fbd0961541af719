package org.drumlin.kernel;

/** What a value of the language is. Truth is of no type: it only steers if, ?: and the like. */
public enum Type {
  /** A double; all of the physics. */
  DOUBLE("double"),
  /** A whole number known before anything is computed: a counter, an index, a WHOLE parameter. */
  INT("int");

  private final String keyword;

  Type(String keyword) {
    this.keyword = keyword;
  }

  /** As it is written in a model. */
  public String keyword() {
    return keyword;
  }
}

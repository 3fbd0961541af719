package org.drumlin.engine;

/**
 * Where a value is computed: within the first {@code depth} loops, looping over some more.
 *
 * @param depth {@link #BEFORE} where it is ahead of everything, once per parameter set
 * @param extra a bit for each further loop
 */
record Place(int depth, int extra) {
  static final int BEFORE = -1;

  boolean before() {
    return depth == BEFORE;
  }
}

package org.drumlin.sasview;

/**
 * A parameter as SasView saved it.
 *
 * @param fitted whether it was chosen to be fitted
 * @param low an open end is infinite, as is high
 */
record SavedParameter(String name, double value, boolean fitted, double low, double high) {

  SavedParameter renamed(String other) {
    return new SavedParameter(other, value, fitted, low, high);
  }

  /** In another unit. */
  SavedParameter times(double factor) {
    return new SavedParameter(name, value * factor, fitted, low * factor, high * factor);
  }
}

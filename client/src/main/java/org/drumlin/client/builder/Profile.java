package org.drumlin.client.builder;

/**
 * Scattering length density through a layered sample. Arrays are not copied: treat them as
 * read-only.
 *
 * @param z depth, Angstrom
 * @param sld 1e-6/Angstrom², a value for each z
 */
record Profile(double[] z, double[] sld) {
  static final Profile NONE = new Profile(new double[0], new double[0]);
}

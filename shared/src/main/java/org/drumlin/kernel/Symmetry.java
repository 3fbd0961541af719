package org.drumlin.kernel;

import java.util.List;

/**
 * How a particle looks when it turns, which is what the average over its orientations has to know.
 * The model is written in the particle's own axes and says nothing of angles or nodes: with u =
 * cos(alpha), alpha between the scattering vector and the c axis,
 *
 * <ul>
 *   <li>AXIAL: qc = q u, qab = q sqrt(1 - u^2); the average is over u in [0, 1];
 *   <li>TRIAXIAL: qa = qab cos(psi), qb = qab sin(psi); the average is over u in [0, 1] and psi in
 *       [0, pi/2].
 * </ul>
 */
public enum Symmetry {
  /** The same from everywhere: a function of q alone, nothing to average. */
  NONE("none", List.of("q")),
  /** A body of rotation about c, with a mirror across it: cylinder, ellipsoid. */
  AXIAL("axial", List.of("q", "qab", "qc")),
  /** Mirrors across all three axes: parallelepiped, elliptical cylinder. */
  TRIAXIAL("triaxial", List.of("q", "qa", "qb", "qc"));

  private final String keyword;
  private final List<String> variables;

  Symmetry(String keyword, List<String> variables) {
    this.keyword = keyword;
    this.variables = variables;
  }

  /** As a model's header writes it. */
  public String keyword() {
    return keyword;
  }

  /** The names by which Iq and Fq may ask for the scattering vector. */
  public List<String> variables() {
    return variables;
  }
}

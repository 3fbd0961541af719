package org.drumlin.fit;

/** Where the errors of the intensities come from (key {@code errors}). */
public sealed interface ErrorModel {
  /** The file's dI column; the covariance is then not rescaled. */
  record FromFile() implements ErrorModel {}

  /** No errors: every point weighs the same, and the covariance is scaled by the reduced chisq. */
  record None() implements ErrorModel {}

  /** dI = sqrt(|I|), for counts. */
  record Sqrt() implements ErrorModel {}

  /** The intensities are counts, and their likelihood is Poisson's: no dI enters. */
  record Poisson() implements ErrorModel {}

  /** dI = fraction * |I|. */
  record Relative(double fraction) implements ErrorModel {}
}

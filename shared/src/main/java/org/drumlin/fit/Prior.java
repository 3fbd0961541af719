package org.drumlin.fit;

/** A prior on a fitted parameter, beside its bounds (key {@code prior}). */
public sealed interface Prior {
  /** Uniform within the bounds: adds nothing. */
  record Uniform() implements Prior {}

  record Normal(double mean, double sigma) implements Prior {}

  record TruncatedNormal(double mean, double sigma, double low, double high) implements Prior {}

  /** Uniform from low to high, falling off outside as a Gaussian of that sigma. */
  record SoftRange(double low, double high, double sigma) implements Prior {}

  record LogNormal(double mean, double sigma) implements Prior {}
}

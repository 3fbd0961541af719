package org.drumlin.fit;

/** Where the instrument's resolution comes from (key {@code resolution}). */
public sealed interface ResolutionChoice {
  /** The file's dQ column (one standard deviation); none where the file has none. */
  record FromFile() implements ResolutionChoice {}

  /** The theory is not smeared. */
  record None() implements ResolutionChoice {}

  /** Pinhole, sigma = fraction * q. */
  record Pinhole(double dqOverQ) implements ResolutionChoice {}

  /** Slit of that length and width (half-openings), 1/Angstrom. */
  record Slit(double length, double width) implements ResolutionChoice {}
}

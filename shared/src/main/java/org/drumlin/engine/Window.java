package org.drumlin.engine;

/**
 * What one data point sees of the theory: a weight spread over a stretch of q that adds up to 1.
 */
sealed interface Window permits GaussianWindow, LengthWindow, WidthWindow, RectangleWindow {

  /** Takes the nodes of a quadrature. */
  @FunctionalInterface
  interface Sink {
    void add(double x, double weight);
  }

  /** Where the instrument stood, at least 0. */
  double centre();

  /** The lower end of the stretch, at least 0. */
  double low();

  /** The upper end, above the lower. */
  double high();

  /**
   * Integrates over a part of the stretch: for every polynomial of the degree of a {@link Panel},
   * the sum of its values at the nodes times their weights is the integral of it with the window.
   */
  void integrate(double from, double to, Sink sink);

  /**
   * Whether the density has nothing in or near a part of the stretch that a Gauss rule of the
   * panel's nodes would not follow.
   */
  default boolean isSmooth(double from, double to) {
    return false;
  }

  /** The weight at x, an interval of q. Asked for where it is smooth. */
  default double density(double x) {
    throw new UnsupportedOperationException("density of " + this);
  }
}

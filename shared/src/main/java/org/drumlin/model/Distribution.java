package org.drumlin.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The points and weights by which a polydisperse parameter is averaged: equally spaced over the
 * reach on either side of the centre, cut at the parameter's limits, weighted by number. The same
 * points as sasmodels takes. Immutable, safe for any thread, the same bits on every machine.
 */
public final class Distribution {

  /** The distributions there are, with sasmodels' usual points and reach. */
  public enum Type {
    /** exp(-(x - c)^2 / (2 s^2)). */
    GAUSSIAN(35, 3),
    /**
     * Schulz-Zimm: (x/c)^(z-1) exp(-z x/c), z = (c/s)^2; G. V. Schulz, Z. Phys. Chem. B43 (1939).
     */
    SCHULZ(80, 8),
    /** exp(-(log(x/c))^2 / (2 p^2)) / x, p = s/c; c is the median. */
    LOGNORMAL(80, 8);

    private final int points;
    private final double nsigmas;

    Type(int points, double nsigmas) {
      this.points = points;
      this.nsigmas = nsigmas;
    }

    /** As a document writes it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    public int points() {
      return points;
    }

    public double nsigmas() {
      return nsigmas;
    }

    /** The type written so. */
    public static Optional<Type> named(String text) {
      return Arrays.stream(values()).filter(t -> t.text().equals(text)).findFirst();
    }

    /** How all of them are written. */
    public static List<String> names() {
      return Arrays.stream(values()).map(Type::text).toList();
    }
  }

  /** Most points a distribution may have. */
  public static final int MOST_POINTS = 1000;

  /** Sizes this small (Angstrom) are where the skew distributions begin. */
  private static final double SMALLEST = 1e-8;

  private final Type type;
  private final int points;
  private final double nsigmas;

  private Distribution(Type type, int points, double nsigmas) {
    this.type = type;
    this.points = points;
    this.nsigmas = nsigmas;
  }

  /**
   * The distribution a document asks for.
   *
   * @throws IllegalArgumentException for a person, where the type is unknown or the numbers make no
   *     sense
   */
  public static Distribution of(PolydispersityShape shape) {
    Type type =
        Type.named(shape.type())
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "unknown distribution '%s'; there are %s"
                        .formatted(shape.type(), String.join(", ", Type.names()))));
    if (shape.points() < 1 || shape.points() > MOST_POINTS) {
      throw new IllegalArgumentException(
          "a distribution has 1 to %d points, not %d".formatted(MOST_POINTS, shape.points()));
    }
    if (!(shape.nsigmas() > 0) || Double.isInfinite(shape.nsigmas())) {
      throw new IllegalArgumentException(
          "a distribution reaches a number of standard deviations above 0, not " + shape.nsigmas());
    }
    return new Distribution(type, shape.points(), shape.nsigmas());
  }

  /** The most points {@link #fill} gives. */
  public int points() {
    return points;
  }

  /**
   * Fills in the points and their weights, the sum of which is 1.
   *
   * @param center the parameter's value
   * @param width the standard deviation as a part of the centre; 0 gives the centre alone
   * @param lower the parameter's limits
   * @param x at least {@link #points()} long, rising
   * @param w at least {@link #points()} long
   * @return how many there are: 0 where the limits leave nothing, or the centre is not a number
   */
  public int fill(double center, double width, double lower, double upper, double[] x, double[] w) {
    double sigma = width * center;
    if (sigma == 0 || points < 2) {
      x[0] = center;
      w[0] = 1;
      return center >= lower && center <= upper ? 1 : 0;
    }
    double low = type == Type.GAUSSIAN ? lower : Math.max(lower, SMALLEST);
    double high = type == Type.GAUSSIAN ? upper : Math.max(upper, SMALLEST);
    double start = -nsigmas * sigma;
    double step = (nsigmas * sigma - start) / (points - 1);
    int count = 0;
    double sum = 0;
    for (int i = 0; i < points; i++) {
      double point = center + (i == points - 1 ? nsigmas * sigma : i * step + start);
      if (point >= low && point <= high) {
        double weight = weight(point, center, sigma);
        x[count] = point;
        w[count] = weight;
        sum += weight;
        count++;
      }
    }
    if (!(sum > 0)) {
      return 0;
    }
    for (int i = 0; i < count; i++) {
      w[i] /= sum;
    }
    return count;
  }

  /** The density at a point, but for a factor; log1p keeps narrow distributions exact. */
  private double weight(double x, double center, double sigma) {
    double away = (x - center) / center;
    double relative = sigma / center;
    return switch (type) {
      case GAUSSIAN -> StrictMath.exp((x - center) * (x - center) / (-2 * sigma * sigma));
      case SCHULZ -> {
        double log = StrictMath.log1p(away);
        yield StrictMath.exp((log - away) / (relative * relative) - log);
      }
      case LOGNORMAL -> {
        double t = StrictMath.log1p(away) / relative;
        yield StrictMath.exp(-0.5 * t * t) / (1 + away);
      }
    };
  }
}

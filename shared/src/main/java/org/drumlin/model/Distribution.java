package org.drumlin.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.drumlin.fit.DistributionPoint;

/**
 * The points and weights by which a polydisperse parameter is averaged: equally spaced over the
 * reach on either side of the centre, or as given; cut at the parameter's limits, weighted by
 * number. The same points as sasmodels takes. Immutable, safe for any thread, the same bits on
 * every machine.
 */
public final class Distribution {

  /** The distributions there are, with sasmodels' usual points and reach. */
  public enum Type {
    /** exp(-(x - c)^2 / (2 s^2)). */
    GAUSSIAN(35, 3),
    /** The same weight within sqrt(3) s, the full width of which has the standard deviation s. */
    RECTANGLE(35, 1.73205),
    /** The same weight within s, whatever the reach. */
    UNIFORM(35, 1),
    /** exp(-|x - c| / s). */
    BOLTZMANN(35, 3),
    /** exp(-(log(x/c))^2 / (2 p^2)) / x, p = s/c; c is the median. */
    LOGNORMAL(80, 8),
    /**
     * Schulz-Zimm: (x/c)^(z-1) exp(-z x/c), z = (c/s)^2; G. V. Schulz, Z. Phys. Chem. B43 (1939).
     */
    SCHULZ(80, 8),
    /** Points and weights as given; centre and width count for nothing. */
    ARRAY(35, 1);

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

    /** Whether the points follow from centre and width; else they are given. */
    public boolean computed() {
      return this != ARRAY;
    }

    /** Whether it has a reach in standard deviations. */
    public boolean reaches() {
      return this != ARRAY && this != UNIFORM;
    }

    boolean skew() {
      return this == LOGNORMAL || this == SCHULZ;
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

  private static final double SQRT3 = StrictMath.sqrt(3);

  private final Type type;
  private final int points;
  private final double nsigmas;
  private final List<DistributionPoint> array;

  private Distribution(Type type, int points, double nsigmas, List<DistributionPoint> array) {
    this.type = type;
    this.points = points;
    this.nsigmas = nsigmas;
    this.array = array;
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
    if (type == Type.ARRAY) {
      checkArray(shape.array());
      return new Distribution(type, shape.array().size(), shape.nsigmas(), shape.array());
    }
    if (shape.points() < 1 || shape.points() > MOST_POINTS) {
      throw new IllegalArgumentException(
          "a distribution has 1 to %d points, not %d".formatted(MOST_POINTS, shape.points()));
    }
    if (!(shape.nsigmas() > 0) || Double.isInfinite(shape.nsigmas())) {
      throw new IllegalArgumentException(
          "a distribution reaches a number of standard deviations above 0, not " + shape.nsigmas());
    }
    return new Distribution(type, shape.points(), shape.nsigmas(), List.of());
  }

  /**
   * Whether a list can be a distribution.
   *
   * @throws IllegalArgumentException for a person, where it cannot
   */
  static void checkArray(List<DistributionPoint> array) {
    if (array.isEmpty()) {
      throw new IllegalArgumentException(
          "an array needs its points, [[value, weight], …]; none are given");
    }
    if (array.size() > MOST_POINTS) {
      throw new IllegalArgumentException(
          "a distribution has 1 to %d points, not %d".formatted(MOST_POINTS, array.size()));
    }
    double sum = 0;
    for (DistributionPoint point : array) {
      if (!Double.isFinite(point.value()) || !(point.weight() >= 0)) {
        throw new IllegalArgumentException(
            "a point of an array is a value and a weight of 0 or more, not [%s, %s]"
                .formatted(point.value(), point.weight()));
      }
      sum += point.weight();
    }
    if (!(sum > 0) || Double.isInfinite(sum)) {
      throw new IllegalArgumentException("the weights of an array add up to " + sum);
    }
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
   * @param x at least {@link #points()} long, rising where the centre is above 0; an array's points
   *     in their own order
   * @param w at least {@link #points()} long
   * @return how many there are: 0 where the limits leave nothing, or the centre is not a number
   */
  public int fill(double center, double width, double lower, double upper, double[] x, double[] w) {
    if (type == Type.ARRAY) {
      return normalised(given(lower, upper, x, w), w);
    }
    double sigma = width * center;
    if (sigma == 0 || points < 2) {
      x[0] = center;
      w[0] = 1;
      return center >= lower && center <= upper ? 1 : 0;
    }
    double low = type.skew() ? Math.max(lower, SMALLEST) : lower;
    double high = type.skew() ? Math.max(upper, SMALLEST) : upper;
    double reach = type == Type.UNIFORM ? sigma : nsigmas * sigma;
    double edge = type == Type.RECTANGLE ? Math.abs(sigma) * SQRT3 : Double.POSITIVE_INFINITY;
    double step = 2 * reach / (points - 1);
    int count = 0;
    for (int i = 0; i < points; i++) {
      double point = center + (i == points - 1 ? reach : i * step - reach);
      if (point >= low && point <= high && Math.abs(point - center) <= edge) {
        x[count] = point;
        w[count] = weight(point, center, sigma);
        count++;
      }
    }
    return normalised(count, w);
  }

  /** The same with the derivatives by centre and width, the cut at the limits taken as fixed. */
  public int fill(
      double center, double width, double lower, double upper, DistributionNodes nodes) {
    double[] x = nodes.x();
    double[] w = nodes.w();
    int count = fill(center, width, lower, upper, x, w);
    boolean alone = width * center == 0 || points < 2;
    double mean = 0;
    for (int i = 0; i < count; i++) {
      boolean fixed = type == Type.ARRAY;
      nodes.xByCenter()[i] = fixed ? 0 : alone ? 1 : x[i] / center;
      nodes.xByWidth()[i] = fixed || alone ? 0 : (x[i] - center) / width;
      double change = fixed || alone ? 0 : changeByWidth((x[i] - center) / center, width);
      nodes.wByWidth()[i] = change;
      mean += w[i] * change;
    }
    for (int i = 0; i < count; i++) {
      nodes.wByWidth()[i] = w[i] * (nodes.wByWidth()[i] - mean);
    }
    return count;
  }

  private int given(double lower, double upper, double[] x, double[] w) {
    int count = 0;
    for (DistributionPoint point : array) {
      if (point.value() >= lower && point.value() <= upper) {
        x[count] = point.value();
        w[count] = point.weight();
        count++;
      }
    }
    return count;
  }

  private static int normalised(int count, double[] w) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += w[i];
    }
    if (!(sum > 0)) {
      return 0;
    }
    for (int i = 0; i < count; i++) {
      w[i] /= sum;
    }
    return count;
  }

  /** The density at a point, but for a factor. */
  private double weight(double x, double center, double sigma) {
    double away = (x - center) / center;
    double relative = sigma / center;
    return switch (type) {
      case GAUSSIAN -> StrictMath.exp((x - center) * (x - center) / (-2 * sigma * sigma));
      case BOLTZMANN -> StrictMath.exp(-Math.abs(x - center) / Math.abs(sigma));
      case SCHULZ -> Density.schulz(away, relative);
      case LOGNORMAL -> Density.lognormal(away, relative);
      case RECTANGLE, UNIFORM, ARRAY -> 1;
    };
  }

  /** Of the weight's logarithm, where the point is as many widths from the centre as before. */
  private double changeByWidth(double away, double width) {
    return switch (type) {
      case SCHULZ -> Density.schulzByWidth(away, width);
      case LOGNORMAL -> Density.lognormalByWidth(away, width);
      case GAUSSIAN, BOLTZMANN, RECTANGLE, UNIFORM, ARRAY -> 0;
    };
  }
}

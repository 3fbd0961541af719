package org.drumlin.model;

import java.util.List;
import org.drumlin.fit.DistributionPoint;

/**
 * Shape of a parameter's distribution; its width is a parameter of its own ({@code radius_pd}),
 * relative for sizes.
 *
 * @param type as {@link Distribution.Type} has them
 * @param points how many ({@code radius_pd_n})
 * @param nsigmas how far on either side, in standard deviations ({@code radius_pd_nsigma})
 * @param array the points of an {@code array}; empty for every other type
 */
public record PolydispersityShape(
    String type, int points, double nsigmas, List<DistributionPoint> array) {

  public PolydispersityShape {
    array = List.copyOf(array);
  }

  /** A shape that follows from centre and width. */
  public PolydispersityShape(String type, int points, double nsigmas) {
    this(type, points, nsigmas, List.of());
  }

  /** The shape whose points are given. */
  public static PolydispersityShape array(List<DistributionPoint> points) {
    return new PolydispersityShape(
        Distribution.Type.ARRAY.text(), points.size(), Distribution.Type.ARRAY.nsigmas(), points);
  }

  /** The shape of that type with its usual points and reach; Gaussian's for an unknown type. */
  public static PolydispersityShape usual(String type) {
    return Distribution.Type.named(type)
        .map(t -> new PolydispersityShape(type, t.points(), t.nsigmas()))
        .orElseGet(() ->
            new PolydispersityShape(
                type, Distribution.Type.GAUSSIAN.points(), Distribution.Type.GAUSSIAN.nsigmas()));
  }
}

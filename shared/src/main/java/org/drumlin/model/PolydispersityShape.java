package org.drumlin.model;

/**
 * Shape of a parameter's distribution; its width is a parameter of its own ({@code radius_pd}),
 * relative for sizes.
 *
 * @param type {@code gaussian}, {@code schulz}, {@code lognormal}
 * @param points how many ({@code radius_pd_n})
 * @param nsigmas how far on either side, in standard deviations ({@code radius_pd_nsigma})
 */
public record PolydispersityShape(String type, int points, double nsigmas) {

  /** The shape of that type with its usual points and reach; Gaussian's for an unknown type. */
  public static PolydispersityShape usual(String type) {
    return Distribution.Type.named(type)
        .map(t -> new PolydispersityShape(type, t.points(), t.nsigmas()))
        .orElseGet(() ->
            new PolydispersityShape(
                type, Distribution.Type.GAUSSIAN.points(), Distribution.Type.GAUSSIAN.nsigmas()));
  }
}

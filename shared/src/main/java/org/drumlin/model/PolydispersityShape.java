package org.drumlin.model;

/**
 * Shape of a parameter's distribution; its width is a parameter of its own ({@code radius_pd}),
 * relative for sizes.
 *
 * @param type {@code gaussian}, {@code schulz}, {@code lognormal}
 * @param points how many ({@code radius_pd_n})
 * @param nsigmas how far on either side, in standard deviations ({@code radius_pd_nsigma})
 */
public record PolydispersityShape(String type, int points, double nsigmas) {}

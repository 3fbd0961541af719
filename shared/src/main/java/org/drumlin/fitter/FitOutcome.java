package org.drumlin.fitter;

import java.util.Optional;
import org.drumlin.fit.FitResult;

/**
 * A fit that has ended.
 *
 * @param draws of a sampler, after burn-in and thinning
 */
public record FitOutcome(FitResult result, Optional<Draws> draws) {}

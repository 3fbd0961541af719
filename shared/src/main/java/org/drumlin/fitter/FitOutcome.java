package org.drumlin.fitter;

import java.util.Optional;
import org.drumlin.fit.FitResult;

/**
 * A fit that has ended.
 *
 * @param draws of a sampler, after burn-in and thinning
 * @param checkpoint to go on from where it ended, of methods that can
 */
public record FitOutcome(FitResult result, Optional<Draws> draws, Optional<byte[]> checkpoint) {}

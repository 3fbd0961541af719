package org.drumlin.model;

import org.drumlin.kernel.Program;

/**
 * A model, ready for an engine.
 *
 * @param program its body; entries take their arguments by the names of {@code info}'s parameters
 * @param scaled whether scale and background apply around the body: I(q) = scale * average / volume
 *     + background. A formula has them only where it names them, and then in its body like any
 *     other parameter
 */
public record Model(ModelInfo info, Program program, boolean scaled) {}

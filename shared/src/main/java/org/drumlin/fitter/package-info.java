/**
 * Fitters and samplers, the problem they solve, and how a fit is judged. Uses engine, fit, data,
 * model.
 */
@NullMarked
package org.drumlin.fitter;

import org.jspecify.annotations.NullMarked;

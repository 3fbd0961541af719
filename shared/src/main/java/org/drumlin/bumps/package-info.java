/**
 * Exchange with bumps: a document as a model file that bumps and sasmodels run, and bumps' result
 * files, written and read. Uses fit, data, model, engine, kernel, fitter.
 */
@NullMarked
package org.drumlin.bumps;

import org.jspecify.annotations.NullMarked;

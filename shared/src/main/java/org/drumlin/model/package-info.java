/**
 * The catalogue of models, their averages over polydispersity, and the plan for resolution. Uses
 * kernel.
 */
@NullMarked
package org.drumlin.model;

import org.jspecify.annotations.NullMarked;

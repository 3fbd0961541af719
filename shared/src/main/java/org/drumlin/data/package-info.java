/**
 * Measured data and the formats they come in: one class a format, one registry. Uses fit (what a
 * document asks of a file).
 */
@NullMarked
package org.drumlin.data;

import org.jspecify.annotations.NullMarked;

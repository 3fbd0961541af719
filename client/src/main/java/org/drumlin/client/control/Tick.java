package org.drumlin.client.control;

/**
 * A mark of an axis.
 *
 * @param label what stands beside it, before the exponent; empty for a bare mark
 * @param exponent set raised after the label; may be empty
 * @param major whether the mark is a long one
 */
record Tick(double value, String label, String exponent, boolean major) {}

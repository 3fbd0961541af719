package org.drumlin.sasview;

/**
 * A distribution as SasView saved it.
 *
 * @param width named after the parameter that has it
 * @param points how many; NaN where the file does not say
 * @param nsigmas how far it reaches; NaN where the file does not say
 * @param shape {@code gaussian}…; empty where the file does not say
 */
record SavedSpread(SavedParameter width, double points, double nsigmas, String shape) {}

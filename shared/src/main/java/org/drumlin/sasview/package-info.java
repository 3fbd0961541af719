/**
 * Fits that SasView saved ({@code .svs}, {@code .fitv}, {@code .json}) as fit documents. Uses fit,
 * data, model.
 */
@NullMarked
package org.drumlin.sasview;

import org.jspecify.annotations.NullMarked;

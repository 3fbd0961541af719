/** Engines that evaluate models, batched over parameter sets. Uses model, kernel and data. */
@NullMarked
package org.drumlin.engine;

import org.jspecify.annotations.NullMarked;

/** Engines that evaluate models, batched over parameter sets. Uses model and kernel. */
@NullMarked
package org.drumlin.engine;

import org.jspecify.annotations.NullMarked;

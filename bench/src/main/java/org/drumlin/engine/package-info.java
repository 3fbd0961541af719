/** Measurements of the engine's inner parts, in its package to reach them. */
@NullMarked
package org.drumlin.engine;

import org.jspecify.annotations.NullMarked;

/** Measurements of curves and fits, alone and beside the peers. */
@NullMarked
package org.drumlin.bench;

import org.jspecify.annotations.NullMarked;

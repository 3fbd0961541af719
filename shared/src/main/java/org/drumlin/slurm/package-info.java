/** A cluster's queue: scripts, commands and what their output says. Pure functions. */
@NullMarked
package org.drumlin.slurm;

import org.jspecify.annotations.NullMarked;

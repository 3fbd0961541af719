/**
 * The runner's own mains: one fit in one process, and the warm evaluator. Uses every room of
 * shared.
 */
@NullMarked
package org.drumlin.runner;

import org.jspecify.annotations.NullMarked;

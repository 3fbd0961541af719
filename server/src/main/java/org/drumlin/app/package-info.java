/**
 * Puts a server together from its parts, starts it and ends it: the one place that knows them all.
 */
@NullMarked
package org.drumlin.app;

import org.jspecify.annotations.NullMarked;

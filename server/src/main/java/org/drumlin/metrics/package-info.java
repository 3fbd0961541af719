/**
 * What a server counts and times, in the form that Prometheus reads. Knows nothing of what is
 * counted: the other rooms tell it.
 */
@NullMarked
package org.drumlin.metrics;

import org.jspecify.annotations.NullMarked;

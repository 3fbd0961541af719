/**
 * Measured data and the formats they come in: one class a format, one registry. Uses no other room.
 */
@NullMarked
package org.drumlin.data;

import org.jspecify.annotations.NullMarked;

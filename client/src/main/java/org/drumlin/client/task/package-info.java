/**
 * Background work and the way back to the screen's thread: the only room that calls {@code
 * Platform.runLater}. Uses no other room.
 */
@NullMarked
package org.drumlin.client.task;

import org.jspecify.annotations.NullMarked;

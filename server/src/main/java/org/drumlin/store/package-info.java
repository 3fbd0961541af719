/**
 * Jobs, their states and their events, kept so that nothing acknowledged is lost. The only room
 * that knows a database. Uses job.
 */
@NullMarked
package org.drumlin.store;

import org.jspecify.annotations.NullMarked;

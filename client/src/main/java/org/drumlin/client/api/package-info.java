/**
 * The client of the hub's HTTP API: calls, events, and the job list they keep up to date. Uses task
 * and the shared records.
 */
@NullMarked
package org.drumlin.client.api;

import org.jspecify.annotations.NullMarked;

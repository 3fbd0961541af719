/**
 * The client of a Drumlin server's HTTP API, whether the hub of this program or a group's server:
 * calls and streams of events. Uses job; knows no screen and no store.
 */
@NullMarked
package org.drumlin.remote;

import org.jspecify.annotations.NullMarked;

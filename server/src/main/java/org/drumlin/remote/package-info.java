/**
 * The client of a Drumlin server's HTTP API, whether the hub of this program or a group's server:
 * calls and streams of events; and the servers that a user has added, with the sign-in to each.
 * Uses job; knows no screen and no store of jobs.
 */
@NullMarked
package org.drumlin.remote;

import org.jspecify.annotations.NullMarked;

/**
 * The places where fits can run: a list of them, adding a server, the question about its
 * certificate, signing in and out. Uses control, task and api.
 */
@NullMarked
package org.drumlin.client.targets;

import org.jspecify.annotations.NullMarked;

/**
 * The HTTP API and the pages: routes, errors, server-sent events. Uses store, auth, and remote for
 * the targets of a hub; knows of runners and engines nothing.
 */
@NullMarked
package org.drumlin.http;

import org.jspecify.annotations.NullMarked;

/**
 * Results of fits: the list, and the hub's own page of the one picked, in a WebView. Uses api,
 * control and task.
 */
@NullMarked
package org.drumlin.client.results;

import org.jspecify.annotations.NullMarked;

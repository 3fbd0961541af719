/**
 * The hub as the screens know it: the link to it, and the job list that its events keep up to date.
 * Uses task and the API's client.
 */
@NullMarked
package org.drumlin.client.api;

import org.jspecify.annotations.NullMarked;

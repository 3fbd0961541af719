/** The list of fits: how each stands, and what can be done with it. Uses api, control and task. */
@NullMarked
package org.drumlin.client.jobs;

import org.jspecify.annotations.NullMarked;

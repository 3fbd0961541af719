/**
 * What the user prefers on this computer, and the screen to change it. Uses control, task and api.
 */
@NullMarked
package org.drumlin.client.settings;

import org.jspecify.annotations.NullMarked;

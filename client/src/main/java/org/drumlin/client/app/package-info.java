/**
 * The desktop's composition root: the launcher, the window with its rail and foot strip, and the
 * hub started behind it. The only room that touches the embedded server; uses every screen.
 */
@NullMarked
package org.drumlin.client.app;

import org.jspecify.annotations.NullMarked;

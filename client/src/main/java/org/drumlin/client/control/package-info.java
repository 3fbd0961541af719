/**
 * What every screen is made of: controls, actions, icons, the text bundle, themes, and how screens
 * are named and reached. Uses task.
 */
@NullMarked
package org.drumlin.client.control;

import org.jspecify.annotations.NullMarked;

/**
 * The configuration file of a group's server: what may stand in it, read with the line and the
 * remedy of every mistake. Uses of the other rooms only the records that it fills.
 */
@NullMarked
package org.drumlin.app.config;

import org.jspecify.annotations.NullMarked;

/**
 * The model language: grammar, syntax tree, checks, and the expressions of ties and constraints.
 * Uses no other room.
 */
@NullMarked
package org.drumlin.kernel;

import org.jspecify.annotations.NullMarked;

/** The model language: grammar, syntax tree, lowering. Uses no other room. */
@NullMarked
package org.drumlin.kernel;

import org.jspecify.annotations.NullMarked;

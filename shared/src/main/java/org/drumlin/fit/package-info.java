/**
 * What a fit is: the document, its parts and its result, with their JSON. Uses kernel, for its
 * suggestions of what a misspelt word was meant to be.
 */
@NullMarked
package org.drumlin.fit;

import org.jspecify.annotations.NullMarked;

/** What a fit is: the document, its parts and its result, with their JSON. Uses no other room. */
@NullMarked
package org.drumlin.fit;

import org.jspecify.annotations.NullMarked;

/**
 * The result page as a file: the same page that the hub serves, with everything in it. May use
 * {@code job} and the resources of {@code org.drumlin.web}.
 */
@NullMarked
package org.drumlin.report;

import org.jspecify.annotations.NullMarked;

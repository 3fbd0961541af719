/**
 * The command line. The only room that prints. Uses executor and report, and of shared what a fit
 * is and the job's folder; needs no hub.
 */
@NullMarked
package org.drumlin.cli;

import org.jspecify.annotations.NullMarked;
